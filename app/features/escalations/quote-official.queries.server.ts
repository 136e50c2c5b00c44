import { and, desc, eq, sql } from 'drizzle-orm';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { questionPath } from '~/features/questions/slug';
import { officialNow } from '~/features/verification/official-now.server';
import type { Actor, Lang } from '~/platform/actor';
import { now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { Conflict, NotFound } from '~/platform/errors';
import { wordsFor } from '~/platform/i18n/words';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';
import { db } from '~db/client';
import { answerRevisions, answers, questions, verificationSources, verifications } from '~db/schema';
import { caseWords } from './case.words';
import { findCase } from './case-row.server';
import { canSeeCase } from './escalation.policy';

/** An official answer ready to be put into what somebody writes: the words, where they stand, and what they rest on. */
export type QuotedOfficial = { short: string; whole: string; shortAnswer: string; sources: string[] };

/**
 * The answer that is official for this question at this moment, as a quotation with its link: the short one for a letter, the whole for
 * another answer. In the case's language where there is one. Conflict when it is official no longer.
 */
export async function quotedOfficial(actor: Actor, caseId: number, questionId: number): Promise<QuotedOfficial> {
  const row = await findCase(db, caseId);
  if (!row || !canSeeCase(actor, row)) throw new NotFound();
  const [[asked], found] = await Promise.all([
    db.select({ language: questions.language }).from(questions).where(eq(questions.id, row.questionId)),
    officialOf(questionId),
  ]);
  const official = found.find((one) => one.language === asked?.language) ?? found[0];
  if (!official) throw new Conflict(caseWords.en.officialGone, {}, 'not_official');
  const lang = (asked?.language ?? 'en') as Lang;
  const agency = (await getDirectory()).agency(official.agencyId);
  const link = `[${official.title.replace(/[\\[\]]/g, '\\$&')}](${env().publicUrl}${questionPath(official.question)}#answer-${official.answerId})`;
  const from = wordsFor(lang, caseWords)('officialFrom', { agency: agency ? nameIn(lang, agency) : '', link });
  const shortAnswer = official.shortAnswer ?? plainExcerpt(official.body, 320);
  return { short: quote(shortAnswer, from), whole: quote(official.body, from), shortAnswer, sources: official.sources };
}

const quote = (text: string, from: string) => `> ${text.trim().replace(/\n/g, '\n> ')}\n\n${from}`;

async function officialOf(questionId: number) {
  const rows = await db
    .select({
      question: { id: questions.id, slug: questions.slug },
      title: questions.title,
      language: verifications.language,
      answerId: answers.id,
      agencyId: verifications.agencyId,
      shortAnswer: verifications.shortAnswer,
      body: answerRevisions.bodyMarkdown,
      sources: sql<string[]>`coalesce((select json_agg(s.url order by s.position, s.id) from ${verificationSources} s
        where s.verification_id = ${verifications.id}), '[]')`,
    })
    .from(verifications)
    .innerJoin(answers, eq(answers.id, verifications.answerId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, verifications.revisionId))
    .innerJoin(questions, eq(questions.id, verifications.questionId))
    .where(and(eq(verifications.questionId, questionId), eq(questions.visibility, 'public'), officialNow(now())))
    .orderBy(desc(verifications.verifiedAt));
  return rows;
}
