import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { answers, verifications } from '~db/schema';

/**
 * Whether the joined `verifications` row makes the joined `answers` row official at this moment: `isOfficial` in SQL. Decided when read,
 * so that no stopped job can leave a stale badge.
 */
export function officialNow(at: Date): SQL<boolean> {
  return sql<boolean>`(${verifications.state} = 'current' and ${verifications.validUntil} > ${at.toISOString()}::timestamptz
    and ${verifications.revisionId} = ${answers.revisionId} and ${answers.visibility} = 'public')`;
}

/** Whether a question has an official answer at this moment. `questionId` is the column or expression that names it. */
export function officialQuestion(questionId: SQLWrapper, at: Date): SQL<boolean> {
  return sql<boolean>`exists (select 1 from verifications ov join answers oa on oa.id = ov.answer_id
    where ov.question_id = ${questionId} and ov.state = 'current' and ov.valid_until > ${at.toISOString()}::timestamptz
      and ov.revision_id = oa.revision_id and oa.visibility = 'public')`;
}

/** A join for hand-written queries: `from questions q ${officialJoin(at)}` adds `v`, all null unless official now. */
export function officialJoin(at: Date): SQL {
  return sql`left join lateral (select ov.* from verifications ov join answers oa on oa.id = ov.answer_id
    where ov.question_id = q.id and ov.state = 'current' and ov.valid_until > ${at.toISOString()}::timestamptz
      and ov.revision_id = oa.revision_id and oa.visibility = 'public'
    order by ov.verified_at desc limit 1) v on true`;
}
