import { asc, eq, sql } from 'drizzle-orm';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import type { Actor, Lang } from '~/platform/actor';
import { Invalid, NotFound } from '~/platform/errors';
import { wordsFor } from '~/platform/i18n/words';
import { type Database, db, type Tx } from '~db/client';
import { escalationMessages, people, questions } from '~db/schema';
import { caseWords } from './case.words';
import { type CaseRow, findCase } from './case-row.server';
import { canSeeCase } from './escalation.policy';
import { withMerged } from './merged-cases.server';
import { type PrivateContext, privateDetails, withoutDetails } from './private-details';

/**
 * Throws Invalid on `acknowledgePrivateDetails` when a text for everybody has private details in it, and names them. Whoever has looked at
 * them and means them to be public says so.
 */
export async function assertNothingPrivate(tx: Tx, row: CaseRow, text: string): Promise<void> {
  const { context } = await exchangeOf(tx, row);
  const found = privateDetails(text, context);
  if (found.length === 0) return;
  const what = found
    .map((one) => `“${one}”`)
    .join(', ')
    .slice(0, 190);
  throw new Invalid({ acknowledgePrivateDetails: caseWords.en.privateFound.replace('{{what}}', what) });
}

/**
 * The chosen private messages as a text to go on from in public: who spoke stands before each, never a name; details are taken out. In the
 * question's language. What was not chosen is not in it.
 */
export async function quotedExchange(
  actor: Actor,
  caseId: number,
  messageIds: readonly number[],
): Promise<{ text: string; taken: number }> {
  const row = await findCase(db, caseId);
  if (!row || !canSeeCase(actor, row)) throw new NotFound();
  const { context, messages, lang, agency } = await exchangeOf(db, row);
  const t = wordsFor(lang, caseWords);
  let taken = 0;
  const quotes = messages
    .filter((message) => messageIds.includes(message.id))
    .map((message) => {
      const clean = withoutDetails(message.body, context, t('gap'));
      taken += clean.taken;
      const who = message.side === 'asker' ? t('quotedAsker') : agency;
      return `> **${who}:** ${clean.text.trim().replace(/\n/g, '\n> ')}`;
    });
  return { text: quotes.join('\n\n'), taken };
}

async function exchangeOf(on: Database | Tx, row: CaseRow) {
  const [[asked], messages, directory] = await Promise.all([
    on
      .select({
        name: people.name,
        email: people.email,
        withheld: questions.askerWithheld,
        language: questions.language,
      })
      .from(questions)
      .innerJoin(people, eq(people.id, questions.askerId))
      .where(eq(questions.id, row.questionId)),
    on
      .select({
        id: escalationMessages.id,
        escalationId: escalationMessages.escalationId,
        side: escalationMessages.side,
        body: escalationMessages.bodyMarkdown,
      })
      .from(escalationMessages)
      .where(sql`${escalationMessages.escalationId} in ${withMerged(row.id)}`)
      .orderBy(asc(escalationMessages.id)),
    getDirectory(),
  ]);
  if (!asked) throw new NotFound();
  const lang = asked.language as Lang;
  const agency = directory.agency(row.agencyId);
  const context: PrivateContext = { ...asked, messages: messages.map((message) => message.body) };
  // What askers of merged cases told is private here, too, and is not this asker's to be quoted.
  const own = messages.filter((message) => message.escalationId === row.id);
  return { context, messages: own, lang, agency: agency ? nameIn(lang, agency) : '' };
}
