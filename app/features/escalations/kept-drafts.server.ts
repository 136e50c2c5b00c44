import { and, desc, eq } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { db } from '~db/client';
import { escalationDrafts, escalations, questions } from '~db/schema';

/** What a person was writing on cases when these went to somebody else, newest first. Their own words: shown to them alone. */
export function keptDrafts(me: PersonActor) {
  return db
    .select({
      caseId: escalations.id,
      questionId: questions.id,
      slug: questions.slug,
      title: questions.title,
      language: questions.language,
      kind: escalationDrafts.kind,
      body: escalationDrafts.body,
      savedAt: escalationDrafts.savedAt,
    })
    .from(escalationDrafts)
    .innerJoin(escalations, eq(escalations.id, escalationDrafts.escalationId))
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .where(eq(escalationDrafts.personId, me.personId))
    .orderBy(desc(escalationDrafts.savedAt), desc(escalationDrafts.id))
    .limit(100);
}

/** Its writer no longer needs it. Again changes nothing. */
export async function discardDraft(me: PersonActor, caseId: number, kind: string): Promise<void> {
  await db
    .delete(escalationDrafts)
    .where(
      and(
        eq(escalationDrafts.escalationId, caseId),
        eq(escalationDrafts.personId, me.personId),
        eq(escalationDrafts.kind, kind),
      ),
    );
}
