import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';

/**
 * Counts a thread anew after a post was hidden or came back: only public posts count, a comment only under a public answer, and the
 * first answer is the first public one by somebody else than the asker. The question's row is locked.
 */
export async function recountThreadStep(tx: Tx, questionId: number): Promise<void> {
  await tx.execute(sql`
    update questions q set
      answer_count = (select count(*) from answers a where a.question_id = q.id and a.visibility = 'public'),
      first_answered_at = (select min(a.created_at) from answers a
        where a.question_id = q.id and a.visibility = 'public' and a.author_id <> q.asker_id),
      comment_count = (select count(*) from comments c left join answers a on a.id = c.answer_id
        where c.question_id = q.id and c.visibility = 'public' and (c.answer_id is null or a.visibility = 'public'))
    where q.id = ${questionId}`);
  await tx.execute(sql`
    update answers a set comment_count = n.count
    from (select a.id, count(c.id) as count from answers a
        left join comments c on c.answer_id = a.id and c.visibility = 'public'
        where a.question_id = ${questionId} group by a.id) n
    where a.id = n.id and a.comment_count <> n.count`);
}
