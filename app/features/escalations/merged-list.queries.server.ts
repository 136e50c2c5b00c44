import { and, asc, eq, inArray, ne } from 'drizzle-orm';
import { db } from '~db/client';
import { escalations, questions } from '~db/schema';
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
};

/** Those of these cases that somebody may merge: open, of their desks, not their own question's; oldest first. */
export function mergeable(scope: QueueScope, ids: readonly number[]) {
  return db
    .select(columns)
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
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
