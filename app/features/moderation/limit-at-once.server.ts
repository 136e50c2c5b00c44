import { sql } from 'drizzle-orm';
import { openEscalationStep } from '~/features/escalations/open-escalation.server';
import { type PersonActor, system } from '~/platform/actor';
import type { Tx } from '~db/client';
import type { LockedPost } from './load-post.server';
import { type FlagKind, urgentKinds } from './moderation.schema';

/**
 * A member's word that a question shows personal data, or that somebody is in danger, sends it to staff at once and out of the public's
 * sight until they have looked. So that nobody takes questions away by reporting them, a report waits for a moderator like any other
 * if it comes in somebody's first days, while an earlier one of theirs is undecided or after one was dismissed, if a moderator has
 * found this question fine before, and if staff stand by an official answer here. Returns whether the question went.
 */
export async function limitAtOnceStep(
  tx: Tx,
  me: PersonActor,
  post: LockedPost,
  flag: { id: number; kind: FlagKind; note: string },
  at: Date,
): Promise<boolean> {
  const { question } = post;
  const urgent = post.kind === 'question' && urgentKinds.some((kind) => kind === flag.kind);
  if (!urgent || !me.established || question.visibility !== 'public' || question.closedAt || question.duplicateOfId)
    return false;
  const [against] = await tx.execute(sql`
    select 1 where exists (select 1 from flags f where f.id <> ${flag.id} and f.answer_id is null and f.comment_id is null
        and f.kind in (${sql.join(
          urgentKinds.map((kind) => sql`${kind}`),
          sql`, `,
        )})
        and ((f.person_id = ${me.personId} and f.state in ('open', 'dismissed')) or (f.question_id = ${question.id} and f.state = 'dismissed')))
      or exists (select 1 from verifications v where v.question_id = ${question.id} and v.state = 'current'
        and v.valid_until > ${at.toISOString()}::timestamptz)`);
  if (against) return false;
  // Not in the reporter's name: the person who asked must not learn it.
  await openEscalationStep(tx, system, { question, trigger: 'safety', reason: flag.note || null, at });
  return true;
}

/** Whether a question is out of sight by a report, not by a moderator. */
export const limitedByReport = ({ kind, question }: LockedPost) =>
  kind === 'question' &&
  question.visibility === 'limited' &&
  question.visibilityReason === 'safety' &&
  question.visibilityBy === null;
