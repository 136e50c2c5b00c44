import { and, eq, isNull, sql } from 'drizzle-orm';
import { crisisWords } from '~/features/directory/crisis.words';
import { canLead } from '~/features/directory/team.policy';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Conflict, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answerSuspensions, topics } from '~db/schema';

const say = crisisWords.en;

/** All official answers to questions of a topic, or (no topic) of all the agency's topics. */
export type AnswerScope = { agencyId: number; topicId: number | null };

/**
 * Takes the badge off all official answers of a topic or agency at once: the agency's lead only, with a reason. Four statements,
 * however many they are; every answer has its event. Conflict if that scope is suspended already.
 */
export async function suspendTopicAnswers(
  actor: Actor,
  scope: AnswerScope,
  reason: string,
  at = now(),
): Promise<{ id: number; count: number }> {
  return transaction(actor, async (tx, me) => {
    authorize(canLead(me, scope.agencyId));
    if (scope.topicId !== null) await assertTopic(tx, scope);
    const [suspension] = await tx
      .insert(answerSuspensions)
      .values({ ...scope, reason, suspendedBy: me.personId, suspendedAt: at })
      .onConflictDoNothing()
      .returning({ id: answerSuspensions.id });
    if (!suspension) throw new Conflict(say.suspendedAlready, {}, 'suspended');
    const moment = sql`${at.toISOString()}::timestamptz`;
    await lockQuestions(
      tx,
      sql`q.topic_id in (select id from topics where agency_id = ${scope.agencyId}
          and (${scope.topicId}::bigint is null or id = ${scope.topicId}))
        and exists (select 1 from verifications v where v.question_id = q.id and v.state = 'current' and v.valid_until > ${moment})`,
    );
    const suspended = await tx.execute(sql`
      with gone as (
        update verifications v set state = 'suspended', suspended_at = ${moment}, suspended_by = ${me.personId}, suspended_reason = ${reason}
        from questions q join topics t on t.id = q.topic_id
        where q.id = v.question_id and t.agency_id = ${scope.agencyId} and (${scope.topicId}::bigint is null or t.id = ${scope.topicId})
          and v.state = 'current' and v.valid_until > ${moment}
        returning v.id, v.question_id, v.answer_id, v.agency_id, v.verifier_id),
      kept as (insert into suspended_answers (suspension_id, verification_id) select ${suspension.id}, id from gone)
      select * from gone order by id`);
    if (suspended.length === 0) throw new Invalid({ scope: say.nothingToSuspend });
    const { id } = suspension;
    const { topicId, agencyId } = scope;
    record(tx, me, 'verification.suspended', suspended, { cause: 'lead', suspensionId: id }, at);
    recordEvent(tx, {
      type: 'topic.answers_suspended',
      actor: me,
      agencyId,
      data: { suspensionId: id, topicId, count: suspended.length },
      at,
    });
    return { id, count: suspended.length };
  });
}

/**
 * Gives the badge back, in one go, to all answers a suspension took it off, but for those decided about since: suspended anew, reported
 * dangerous, run out, edited, redacted, or replaced. These wait for a recheck like any other.
 */
export async function reinstateTopicAnswers(
  actor: Actor,
  suspensionId: number,
  at = now(),
): Promise<{ count: number; left: number }> {
  return transaction(actor, async (tx, me) => {
    const [suspension] = await tx
      .select()
      .from(answerSuspensions)
      .where(eq(answerSuspensions.id, suspensionId))
      .for('update');
    if (!suspension) throw new NotFound();
    authorize(canLead(me, suspension.agencyId));
    if (suspension.endedAt)
      throw new Conflict(say.reinstatedAlready, { endedAt: suspension.endedAt.toISOString() }, 'ended');
    const moment = sql`${at.toISOString()}::timestamptz`;
    const mine = sql`select v.question_id from suspended_answers a join verifications v on v.id = a.verification_id
      where a.suspension_id = ${suspensionId} and v.state = 'suspended'`;
    await lockQuestions(tx, sql`q.id in (${mine})`);
    const back = await tx.execute(sql`
      update verifications v set state = 'current', suspended_at = null, suspended_by = null, suspended_reason = null
      from suspended_answers s join answers a on true
      where s.suspension_id = ${suspensionId} and s.verification_id = v.id and a.id = v.answer_id
        and v.state = 'suspended' and v.suspended_at = ${suspension.suspendedAt.toISOString()}::timestamptz
        and v.valid_until > ${moment} and v.revision_id = a.revision_id
        and v.content_hash = (select r.content_hash from answer_revisions r where r.id = v.revision_id)
        and not exists (select 1 from verification_challenges c where c.verification_id = v.id and c.kind = 'dangerous' and c.outcome is null)
        and not exists (select 1 from verifications o where o.question_id = v.question_id and o.jurisdiction = v.jurisdiction
          and o.language = v.language and o.state = 'current')
      returning v.id, v.question_id, v.answer_id, v.agency_id, v.verifier_id`);
    await tx
      .update(answerSuspensions)
      .set({ endedAt: at, endedBy: me.personId })
      .where(and(eq(answerSuspensions.id, suspensionId), isNull(answerSuspensions.endedAt)));
    const left = await tx.execute(sql`select watch_question(question_id) from (${mine}) q`);
    record(tx, me, 'verification.reinstated', back, { suspensionId }, at);
    recordEvent(tx, {
      type: 'topic.answers_reinstated',
      actor: me,
      agencyId: suspension.agencyId,
      data: { suspensionId, topicId: suspension.topicId, count: back.length, left: left.length },
      at,
    });
    return { count: back.length, left: left.length };
  });
}

/** The questions first and in order, as whoever verifies one answer takes them. */
async function lockQuestions(tx: Tx, where: ReturnType<typeof sql>): Promise<void> {
  await tx.execute(
    sql`select 1 from (select q.id from questions q where ${where} order by q.id for update) locked limit 1`,
  );
}

async function assertTopic(tx: Tx, { agencyId, topicId }: AnswerScope): Promise<void> {
  const [topic] = await tx
    .select({ id: topics.id })
    .from(topics)
    .where(and(eq(topics.id, topicId ?? 0), eq(topics.agencyId, agencyId)));
  if (!topic) throw new Invalid({ scope: say.scopeBad });
}

function record(
  tx: Tx,
  me: Actor,
  type: 'verification.suspended' | 'verification.reinstated',
  rows: readonly Record<string, unknown>[],
  data: Record<string, unknown>,
  at: Date,
): void {
  for (const row of rows)
    recordEvent(tx, {
      type,
      actor: me,
      questionId: Number(row.question_id),
      answerId: Number(row.answer_id),
      agencyId: Number(row.agency_id),
      data: {
        ...data,
        verificationId: Number(row.id),
        verifierId: row.verifier_id === null ? null : Number(row.verifier_id),
      },
      at,
    });
}
