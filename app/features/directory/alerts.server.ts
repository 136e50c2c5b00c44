import { and, desc, gt, isNull, or } from 'drizzle-orm';
import type { Lang } from '~/platform/actor';
import { now } from '~/platform/clock';
import { onEvent } from '~/platform/events.server';
import { db } from '~db/client';
import { alerts } from '~db/schema';

export type SiteNotice = typeof alerts.$inferSelect;

let held: { at: number; rows: Promise<SiteNotice[]> } | null = null;

onEvent((event) => {
  if (event.type.startsWith('alert.')) held = null;
});

/** Alerts that are up or still to come; read at most every ten seconds, sooner after an event about them. */
export function liveAlerts(at = now()): Promise<SiteNotice[]> {
  if (!held || Date.now() - held.at > 10_000) {
    const rows = db
      .select()
      .from(alerts)
      .where(and(isNull(alerts.endedAt), or(isNull(alerts.endsAt), gt(alerts.endsAt, at))))
      .orderBy(desc(alerts.startsAt))
      .limit(100)
      // A query is asked anew whenever it is awaited; what it is asked here, it is asked once.
      .execute();
    held = { at: Date.now(), rows };
    rows.catch(() => {
      held = null;
    });
  }
  return held.rows;
}

/** Those that are up at this moment, newest first. */
export async function currentAlerts(at = now()): Promise<SiteNotice[]> {
  return (await liveAlerts(at)).filter((a) => a.startsAt <= at && (a.endsAt === null || at < a.endsAt));
}

/** Whether an alert stands on pages of this topic and agency: its own, its agency's, or everybody's. */
export function standsOn(
  alert: Pick<SiteNotice, 'topicId' | 'agencyId'>,
  page: { topicId: number | null; agencyId: number | null },
): boolean {
  if (alert.topicId !== null) return alert.topicId === page.topicId;
  return alert.agencyId === null || alert.agencyId === page.agencyId;
}

/** Its words in the reader's language, else in the one there is. */
export function alertIn(lang: Lang, alert: SiteNotice): { title: string; body: string; language: Lang } {
  const own = alert.language as Lang;
  const other = alert.translations[lang];
  return own !== lang && other ? { ...other, language: lang } : { title: alert.title, body: alert.body, language: own };
}
