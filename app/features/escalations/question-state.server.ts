import { sql } from 'drizzle-orm';
import type { LockedQuestion } from '~/features/questions/load-question.server';
import type { Tx } from '~db/client';
import type { QuestionState, VerificationState } from './trigger-conditions';

/** Everything the automatic triggers look at, in one round trip; the question is locked. */
export async function questionState(tx: Tx, question: LockedQuestion, at: Date): Promise<QuestionState> {
  const moment = at.toISOString();
  const [row] = await tx.execute(sql`
    select
      (select count(*)::int from (select person_id from me_toos where question_id = ${question.id}
        union select person_id from follows where question_id = ${question.id}) p where person_id <> ${question.askerId}) as people,
      (select count(*)::int from comments where question_id = ${question.id} and visibility = 'public') as comments,
      (select coalesce(json_agg(json_build_object('score', a.score, 'votes', a.up_votes + a.down_votes) order by a.score desc), '[]')
        from (select score, up_votes, down_votes from answers where question_id = ${question.id} and visibility = 'public'
          order by score desc limit 2) a) as answers,
      (select json_build_object('suspended', v.state = 'suspended',
          'awaitsLead', v.state = 'suspended' and exists (select 1 from suspended_answers sa join answer_suspensions s on s.id = sa.suspension_id
            where sa.verification_id = v.id and s.ended_at is null and s.suspended_at = v.suspended_at),
          'reviewDueAt', v.review_due_at, 'suspendedAt', v.suspended_at,
          'official', v.state = 'current' and v.valid_until > ${moment}::timestamptz and a.revision_id = v.revision_id and a.visibility = 'public',
          'sourceBrokenAt', (select min(s.checked_at) from verification_sources s where s.verification_id = v.id
            and s.failures >= 3 and s.first_failed_at <= s.checked_at - interval '7 days'),
          'delegationEndsAt', (select coalesce(d.ended_at, d.valid_to) from delegations d where d.id = v.delegation_id),
          'outdatedReports', (select count(distinct c.person_id) from verification_challenges c
            where c.verification_id = v.id and c.kind = 'outdated' and c.outcome is null))
        from verifications v join answers a on a.id = v.answer_id
        where v.question_id = ${question.id} and v.state in ('current', 'suspended')
        order by (v.state = 'current') desc, v.id desc limit 1) as verification,
      (select json_build_object('openedAt', e.opened_at, 'byAnswer', e.resolution_answer_id is not null and e.state <> 'merged')
        from escalations e where e.question_id = ${question.id} and (e.state in ('resolved', 'closed') or (e.state = 'merged'
          and exists (select 1 from escalations main where main.id = case_root(e.id) and main.state in ('resolved', 'closed'))))
        order by e.id desc limit 1) as last_end`);
  if (!row) throw new Error('A select without rows.');
  const verification = row.verification as (Omit<VerificationState, keyof Stamps> & Stamps) | null;
  const lastEnd = row.last_end as { openedAt: string; byAnswer: boolean } | null;
  return {
    createdAt: question.createdAt,
    visibility: question.visibility,
    ended: question.closedAt !== null || question.duplicateOfId !== null,
    firstAnsweredAt: question.firstAnsweredAt,
    accepted: question.acceptedAnswerId !== null,
    people: Number(row.people),
    views: question.viewCount,
    comments: Number(row.comments),
    answers: row.answers as QuestionState['answers'],
    verification: verification && {
      ...verification,
      outdatedReports: Number(verification.outdatedReports),
      reviewDueAt: new Date(verification.reviewDueAt),
      suspendedAt: verification.suspendedAt === null ? null : new Date(verification.suspendedAt),
      delegationEndsAt: verification.delegationEndsAt === null ? null : new Date(verification.delegationEndsAt),
      sourceBrokenAt: verification.sourceBrokenAt === null ? null : new Date(verification.sourceBrokenAt),
    },
    lastEnd: lastEnd && { ...lastEnd, openedAt: new Date(lastEnd.openedAt) },
  };
}

type Stamps = {
  reviewDueAt: string;
  suspendedAt: string | null;
  delegationEndsAt: string | null;
  sourceBrokenAt: string | null;
};
