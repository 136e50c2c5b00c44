import { and, asc, eq, inArray, ne, sql } from 'drizzle-orm';
import { db } from '~db/client';
import { escalations, people, questions } from '~db/schema';
import { openStates } from './escalation.policy';
import type { QueueScope } from './queue.queries.server';

const columns = {
  id: escalations.id,
  title: questions.title,
  language: questions.language,
  agencyId: escalations.agencyId,
  topicId: questions.topicId,
  dueAt: escalations.dueAt,
  visibility: questions.visibility,
  holderId: escalations.assigneeId,
  holder: people.name,
  leaseUntil: escalations.leaseUntil,
  merged: sql<number>`(select count(*)::int from escalations p where p.merged_into_id = escalations.id and p.state = 'merged')`,
};

/** Those of these cases that somebody may merge: open, of their desks, not their own question's; oldest first. */
export function mergeable(scope: QueueScope, ids: readonly number[]) {
  return db
    .select(columns)
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .leftJoin(people, eq(people.id, escalations.assigneeId))
    .where(
      and(
        inArray(escalations.id, [...ids, 0]),
        inArray(escalations.state, [...openStates]),
        ne(questions.askerId, scope.me),
        scope.all ? undefined : inArray(escalations.agencyId, [...scope.agencyIds, 0]),
      ),
    )
    .orderBy(asc(escalations.id));
}
