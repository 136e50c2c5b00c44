import { sql } from 'drizzle-orm';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { verificationReminders } from '~db/schema';
import { agencySpeakers } from './agency-speakers.server';

const atOnce = 200;

type Due = {
  id: number;
  ahead: number;
  question_id: number;
  answer_id: number;
  agency_id: number;
  topic_id: number;
};

/**
 * Reminds agencies of reviews that come up in 30, 14 or 3 days: selects what is due and not sent, whenever it last ran. A row is written
 * with each reminder, so that of any number of sweepers one sends it. Imported answers nobody has acted on stay quiet. Returns how many.
 */
export async function remindReviews(at = now()): Promise<number> {
  let sent = 0;
  for (const due of await dueReminders(at)) if (await remind(due, at)) sent += 1;
  return sent;
}

/** The same rule as `reminderDue`: the nearest whose day has come, unless it or a nearer one was sent or does not fit the span. */
async function dueReminders(at: Date): Promise<Due[]> {
  const moment = sql`${at.toISOString()}::timestamptz`;
  const rows = await db.execute(sql`
    with coming as (
      select v.*, case when v.review_due_at <= ${moment} + interval '3 days' then 3
          when v.review_due_at <= ${moment} + interval '14 days' then 14 else 30 end as ahead
      from verifications v
      where v.state = 'current' and v.review_due_at > ${moment} and v.review_due_at <= ${moment} + interval '30 days')
    select c.id, c.ahead, c.question_id, c.answer_id, c.agency_id, q.topic_id
    from coming c join questions q on q.id = c.question_id
    where not q.dormant and q.visibility <> 'hidden' and c.verified_at < c.review_due_at - make_interval(days => c.ahead)
      and not exists (select 1 from verification_reminders r where r.verification_id = c.id and r.days_ahead <= c.ahead)
    order by c.review_due_at, c.id limit ${atOnce}`);
  return rows.map((row) => Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value)])) as Due);
}

async function remind(due: Due, at: Date): Promise<boolean> {
  return transaction(system, async (tx, me) => {
    const written = await tx
      .insert(verificationReminders)
      .values({ verificationId: due.id, daysAhead: due.ahead, sentAt: at })
      .onConflictDoNothing()
      .returning({ id: verificationReminders.id });
    if (written.length === 0) return false;
    recordEvent(tx, {
      type: 'verification.reminded',
      actor: me,
      questionId: due.question_id,
      answerId: due.answer_id,
      agencyId: due.agency_id,
      data: {
        verificationId: due.id,
        daysAhead: due.ahead,
        personIds: await agencySpeakers(tx, due.agency_id, due.topic_id, at),
      },
      at,
    });
    return true;
  });
}
