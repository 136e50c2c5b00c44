import { sql } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { canAnswer } from '~/features/questions/question.policy';
import type { Actor, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { consume } from '~/platform/limits/limits.server';
import { type Body, toBody } from '~/platform/markdown/body.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';

export type PostedAnswer = { id: number; questionId: number; revisionId: number; contentHash: string };

/** Answers a question in public. */
export async function postAnswer(actor: Actor, questionId: number, text: string, at = now()): Promise<PostedAnswer> {
  const body = await toBody(text);
  await consume('answer', actor);
  return transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    authorize(canAnswer(me, question), 'Answers are closed here.');
    return postAnswerStep(tx, me, { question, body, at });
  });
}

/** Writes an answer to a locked question and records it. The caller has asked the policy. */
export async function postAnswerStep(
  tx: Tx,
  me: PersonActor,
  { question, body, at = now() }: { question: LockedQuestion; body: Body; at?: Date },
): Promise<PostedAnswer> {
  const byAsker = me.personId === question.askerId;
  const moment = sql`${at.toISOString()}::timestamptz`;
  // Answer and first revision point at each other: with both ids taken before, one statement writes them and the question's figures.
  const [row] = await tx.execute<{ answer: string; revision: string }>(sql`
    with taken as materialized (
      select nextval(pg_get_serial_sequence('answers', 'id')) as answer, nextval(pg_get_serial_sequence('answer_revisions', 'id')) as revision),
    answered as (
      insert into answers (id, question_id, author_id, channel, revision_id, newest_revision_id, created_at, updated_at) overriding system value
      select answer, ${question.id}::bigint, ${me.personId}::bigint, ${me.channel}, revision, revision, ${moment}, ${moment} from taken),
    worded as (
      insert into answer_revisions (id, answer_id, number, body_markdown, body_html, content_hash, author_id, displayed_at, created_at)
        overriding system value
      select revision, answer, 1, ${body.markdown}, ${body.html}, ${body.hash}, ${me.personId}::bigint, ${moment}, ${moment} from taken)
    update questions q set answer_count = q.answer_count + 1, dormant = false, updated_at = ${moment},
           first_answered_at = case when ${byAsker} then q.first_answered_at else coalesce(q.first_answered_at, ${moment}) end
      from taken where q.id = ${question.id}
    returning taken.answer, taken.revision`);
  if (!row) throw new Error('The answer was not written.');
  const [id, revisionId] = [Number(row.answer), Number(row.revision)];
  recordEvent(tx, {
    type: 'answer.posted',
    actor: me,
    questionId: question.id,
    answerId: id,
    data: { revisionId, byAsker, channel: me.channel },
    at,
  });
  return { id, questionId: question.id, revisionId, contentHash: body.hash };
}
