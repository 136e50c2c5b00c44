import { and, asc, eq, inArray } from 'drizzle-orm';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import type { Actor, Lang } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { formatAs } from '~/platform/i18n/format';
import { wordsFor } from '~/platform/i18n/words';
import { db } from '~db/client';
import { cannedReplies, escalations, people, questions } from '~db/schema';
import { fillReply } from './canned-reply';
import { caseWords } from './case.words';
import { findCase } from './case-row.server';
import { canSeeCase } from './escalation.policy';

export type CannedReply = { id: number; agencyId: number; title: string; body: string };

/** The prepared replies of these agencies, by title. */
export function cannedRepliesOf(agencyIds: readonly number[]): Promise<CannedReply[]> {
  return db
    .select({
      id: cannedReplies.id,
      agencyId: cannedReplies.agencyId,
      title: cannedReplies.title,
      body: cannedReplies.body,
    })
    .from(cannedReplies)
    .where(inArray(cannedReplies.agencyId, [...agencyIds]))
    .orderBy(asc(cannedReplies.title), asc(cannedReplies.id));
}

/** A prepared reply of the case's agency, filled in for this case. A withheld name stays withheld. */
export async function filledReply(actor: Actor, escalationId: number, replyId: number): Promise<string> {
  const row = await findCase(db, escalationId);
  if (!row || !canSeeCase(actor, row)) throw new NotFound();
  const [found] = await db
    .select({
      body: cannedReplies.body,
      title: questions.title,
      language: questions.language,
      withheld: questions.askerWithheld,
      name: people.name,
    })
    .from(cannedReplies)
    .innerJoin(escalations, eq(escalations.id, escalationId))
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .innerJoin(people, eq(people.id, questions.askerId))
    .where(and(eq(cannedReplies.id, replyId), eq(cannedReplies.agencyId, row.agencyId)));
  if (!found) throw new NotFound();
  const lang = found.language as Lang;
  const t = wordsFor(lang, caseWords);
  const agency = (await getDirectory()).agency(row.agencyId);
  return fillReply(found.body, {
    name: found.withheld && row.nameRevealedAt === null ? t('replyUnnamed') : found.name,
    question: found.title,
    agency: agency ? nameIn(lang, agency) : '',
    due: row.dueAt ? formatAs('weekdayDayTime', row.dueAt, lang, row.policy.calendar.timeZone) : t('replyNoDue'),
    holder: actor.name,
  });
}
