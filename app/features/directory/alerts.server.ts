import { and, desc, gt, isNull, or } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { onEvent } from '~/platform/events.server';
import { db } from '~db/client';
import { alerts } from '~db/schema';

export type SiteNotice = typeof alerts.$inferSelect;

let held: { at: number; rows: Promise<SiteNotice[]> } | null = null;

onEvent((event) => {
  if (event.type.startsWith('alert.')) held = null;
});

/** Notices that stand on top of pages now; read at most every ten seconds, sooner after an event about them. */
export async function currentAlerts(at = now()): Promise<SiteNotice[]> {
  if (!held || Date.now() - held.at > 10_000) {
    const rows = db
      .select()
      .from(alerts)
      .where(and(isNull(alerts.endedBy), or(isNull(alerts.endsAt), gt(alerts.endsAt, at))))
      .orderBy(desc(alerts.startsAt))
      // A query is asked anew whenever it is awaited; what it is asked here, it is asked once.
      .execute();
    held = { at: Date.now(), rows };
    rows.catch(() => {
      held = null;
    });
  }
  return (await held.rows).filter((a) => a.startsAt <= at && (a.endsAt === null || at < a.endsAt));
}
