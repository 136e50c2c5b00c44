import { eq, sql } from 'drizzle-orm';
import { saveCannedReply } from '~/features/escalations/save-canned-reply.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { system } from '~/platform/actor';
import { days } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { agencies, alerts, questions } from '~db/schema';
import { alerts as demoAlerts } from './content/alerts';
import { replies } from './content/replies';
import { waitingQuestion } from './content/waiting';
import type { DemoPeople } from './demo-people';
import type { Moments } from './moments';
import { setClock } from './play';
import type { PlayedThread } from './played-thread';

/** The city's notices on top of pages. */
export async function writeAlerts(people: DemoPeople, moments: Moments): Promise<void> {
  await transaction(system, async (tx) => {
    for (const { agency, texts, by, starts, endsInDays } of demoAlerts) {
      const [row] = await tx.select({ id: agencies.id }).from(agencies).where(eq(agencies.slug, agency));
      const agencyId = row?.id ?? null;
      const startsAt = moments.of(starts);
      // At the end of a working day in the city, not at the odd minute of loading.
      const endsAt = new Date(moments.loadedAt.getTime() + days(endsInDays));
      endsAt.setUTCHours(22, 0, 0, 0);
      const [made] = await tx
        .insert(alerts)
        .values({
          ...texts.en,
          agencyId,
          language: 'en',
          translations: { es: texts.es },
          startsAt,
          endsAt,
          createdBy: people.id(by),
        })
        .returning({ id: alerts.id });
      recordEvent(tx, { type: 'alert.posted', actor: system, agencyId, data: { alertId: made?.id }, at: startsAt });
    }
  });
}

/** The texts that desks keep ready. */
export async function writeReplies(people: DemoPeople, moments: Moments): Promise<void> {
  for (const { by, ago, ...reply } of replies) {
    setClock(moments.of(ago));
    await saveCannedReply(await people.actor(by), reply);
  }
}

/** A question that a moderator has to let in. The limit that sent it there is not counted while loading, so it is sent by hand. */
export async function writeWaitingQuestion(people: DemoPeople, moments: Moments): Promise<number> {
  const { by, ago, tags, ...text } = waitingQuestion;
  const at = moments.of(ago);
  setClock(at);
  const { id } = await askQuestion(await people.actor(by), { ...text, tags: [...tags], urgent: true }, at);
  await db.update(questions).set({ visibility: 'pending_review', visibilityAt: at }).where(eq(questions.id, id));
  return id;
}

/** How often each thread was read, by day: most of it while it was new. */
export async function writeViews(played: Iterable<PlayedThread>, moments: Moments): Promise<void> {
  const rows: { q: number; d: string; n: number }[] = [];
  for (const thread of played) {
    const { key, views, ago } = thread.content;
    const byDay = new Map<string, number>();
    for (const at of moments.between(moments.of(ago), moments.loadedAt, views, key)) {
      const day = at.toISOString().slice(0, 10);
      byDay.set(day, (byDay.get(day) ?? 0) + 1);
    }
    for (const [d, n] of byDay) rows.push({ q: thread.questionId, d, n });
  }
  await db.execute(sql`
    with counted as (
      insert into question_views (question_id, day, channel, count)
      select q, d, 'web', n from json_to_recordset(${JSON.stringify(rows)}::json) as r(q bigint, d date, n int)
      returning question_id, count)
    update questions set view_count = c.total
      from (select question_id, sum(count)::int as total from counted group by question_id) c where id = c.question_id`);
}
