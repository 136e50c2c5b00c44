import { and, eq, inArray, isNotNull, sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import { answerRevisions, answers, verifications } from '~db/schema';
import { nextChange, type StoredState, soonest } from './review-due';
import { readCode } from './verification-code';
import { type VerificationView, verificationViews } from './verification-view.server';

export { officialJoin, officialNow, officialQuestion } from './official-now.server';
export { type VerificationView, verificationById } from './verification-view.server';

/** The verification that holds each of these answers' texts on display (official, run out or suspended), by answer. */
export async function heldVerifications(
  answerIds: readonly number[],
  at = now(),
): Promise<Map<number, VerificationView>> {
  if (answerIds.length === 0) return new Map();
  const views = await verificationViews(
    at,
    and(inArray(verifications.answerId, [...answerIds]), inArray(verifications.state, ['current', 'suspended'])),
    { orderBy: sql`${verifications.id}` },
  );
  return new Map(views.map((view) => [view.answerId, view]));
}

/** The official answer of a question at this moment, if there is one; the newest where several languages have one. */
export async function officialAnswerOf(questionId: number, at = now()): Promise<VerificationView | null> {
  const views = await verificationViews(
    at,
    and(eq(verifications.questionId, questionId), eq(verifications.state, 'current')),
  );
  return views.find((view) => view.official) ?? null;
}

/** What was ever official in this thread, newest first: superseded and withdrawn ones too, drafts of staff not. */
export async function publicVerificationsOf(questionId: number, at = now()): Promise<VerificationView[]> {
  return verificationViews(at, and(eq(verifications.questionId, questionId), isNotNull(verifications.verifiedAt)));
}

/** What a printed code stands for: itself, and what took its place (followed to the end). Null: no such code. */
export async function byCode(
  typed: string,
  at = now(),
): Promise<{ found: VerificationView; successor: VerificationView | null } | null> {
  const code = readCode(typed);
  if (!code) return null;
  const [found] = await verificationViews(at, and(eq(verifications.code, code), isNotNull(verifications.verifiedAt)), {
    limit: 1,
  });
  if (!found) return null;
  const latest = await db.execute<{ id: string }>(sql`
    with recursive chain(id, depth) as (
      select ${found.id}::bigint, 0
      union all
      select v.superseded_by_id, chain.depth + 1 from verifications v join chain on v.id = chain.id
        where v.superseded_by_id is not null and chain.depth < 1000)
    select id from chain order by depth desc limit 1`);
  const last = Number(latest[0]?.id ?? found.id);
  if (last === found.id) return { found, successor: null };
  const [successor] = await verificationViews(at, eq(verifications.id, last), { limit: 1 });
  return { found, successor: successor ?? null };
}

/** The soonest moment at which anything official in these threads reads differently: caps how long a page may be kept. */
export async function nextChangeIn(questionIds: readonly number[], at = now()): Promise<Date | null> {
  if (questionIds.length === 0) return null;
  const rows = await db
    .select({
      state: verifications.state,
      reviewDueAt: verifications.reviewDueAt,
      validUntil: verifications.validUntil,
    })
    .from(verifications)
    .innerJoin(answers, eq(answers.id, verifications.answerId))
    .where(and(inArray(verifications.questionId, [...questionIds]), eq(verifications.state, 'current')));
  return soonest(rows.map((row) => nextChange({ ...row, state: row.state as StoredState }, at)));
}

/** The stored text of one revision of an answer; the caller has asked whether the actor may see it. */
export async function revisionText(revisionId: number): Promise<{ html: string; markdown: string } | null> {
  const [row] = await db
    .select({ html: answerRevisions.bodyHtml, markdown: answerRevisions.bodyMarkdown })
    .from(answerRevisions)
    .where(eq(answerRevisions.id, revisionId));
  return row ?? null;
}
