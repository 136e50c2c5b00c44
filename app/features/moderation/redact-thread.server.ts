import { eq, inArray, sql } from 'drizzle-orm';
import { lockAnswer } from '~/features/answers/load-answer.server';
import { openCaseOf } from '~/features/escalations/case-row.server';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { keepRedactedStep } from '~/features/verification/keep-redacted.server';
import type { Actor, Lang, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { contentHash, renderMarkdownBatch } from '~/platform/markdown/render.server';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { answerRevisions, answers, comments, questionRevisions, questions } from '~db/schema';
import { canRedact } from './moderation.policy';
import { moderationWords } from './moderation.words';
import { recordActionStep } from './record-action.server';
import { countIn, redactionPattern, redactText, removedMark } from './redact-text';
import { type ThreadText, threadTexts } from './thread-texts.server';

const say = moderationWords.en;

export type Redacted = { places: number; suspended: number; kept: number };

/**
 * Removes a stretch of text, say a telephone number, from everything a thread is or was shown with: every version of every post, title
 * and address, the official short answer, notes, and mail that told of it. In its place stands "[removed: personal data]"; who, when and
 * why stay as a moderation action, and nothing of the text itself, so there is no undo. The reason may not repeat it. The event holds
 * figures only.
 *
 * What is official: a verification is an agency's word for one exact text. Where that text or its short answer is touched, the badge goes
 * (suspended, cause `redaction`) and the text stays readable as being checked again; a colleague with a delegation gives the badge back as
 * after any suspension. If whoever redacts could verify the answer themselves and says that it is as right without the words, the badge
 * stays in the same transaction, bound to the new text. High risk always takes the second look. Text outside the official version changes
 * nothing about it.
 */
export async function redactThread(
  actor: Actor,
  questionId: number,
  input: { text: string; reason: string; keepOfficial: boolean },
  at = now(),
): Promise<Redacted> {
  const pattern = redactionPattern(input.text);
  if (countIn(input.reason, pattern) > 0) throw new Invalid({ reason: say.redactReason });
  return transaction(actor, async (tx, me) => {
    const question = await lockQuestion(tx, me, questionId);
    authorize(canRedact(me, { holderId: (await openCaseOf(tx, questionId))?.assigneeId ?? null }), say.redactWho);
    const found = matching(await threadTexts(tx, questionId), input.text);
    if (found.length === 0) throw new Invalid({ text: say.redactNothing });
    const mark = removedMark[question.language as Lang];
    const changed = found.map((one) => ({ ...one, next: withinLimits(one, redactText(one.text, one.pattern, mark)) }));
    await writePosts(tx, me, changed, at);
    await writePlain(tx, changed);
    await writeTitle(tx, question, changed, at);
    await redactKeptReplies(tx, questionId, pattern, mark);
    const authorIds = await authorsOf(tx, changed);
    const columns = { questionId };
    const actionId = await recordActionStep(tx, me, { kind: 'redact', ...columns, reason: input.reason }, at);
    const official = await settleOfficial(tx, me, changed, input.keepOfficial, at);
    await leaveSearch(tx, questionId, input.text);
    const count = (table: string) => new Set(changed.filter((c) => c.table === table).map((c) => c.id)).size;
    recordEvent(tx, {
      type: 'question.redacted',
      actor: me,
      questionId,
      data: {
        actionId,
        personIds: authorIds,
        places: changed.length,
        questionRevisions: count('question_revisions'),
        answerRevisions: count('answer_revisions'),
        comments: count('comments'),
        mails: count('mails'),
        ...official,
      },
      at,
    });
    return { places: changed.length, ...official };
  });
}

type Found = ThreadText & { pattern: RegExp };
type Changed = Found & { next: string };

/** The texts that hold it; in HTML it may stand with its signs written as entities. */
export function matching(texts: readonly ThreadText[], wanted: string): Found[] {
  const plain = redactionPattern(wanted);
  const html = redactionPattern(
    wanted
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
      .replace(/'/g, '&#39;'),
  );
  return texts.flatMap((one) => {
    const pattern = one.column === 'body_html' && countIn(one.text, plain) === 0 ? html : plain;
    return countIn(one.text, pattern) > 0 ? [{ ...one, pattern }] : [];
  });
}

/** A short answer has 320 characters, a title 500; the mark may be longer than what it stands for. */
const withinLimits = ({ column }: ThreadText, text: string) =>
  column === 'short_answer' ? text.slice(0, 320) : column === 'title' ? text.slice(0, 500) : text;

/** Versions of posts and comments: Markdown, the HTML made from it, and who removed it when. */
async function writePosts(tx: Tx, me: PersonActor, changed: readonly Changed[], at: Date): Promise<void> {
  const posts = changed.filter((one) => one.column === 'body_markdown');
  const html = await renderMarkdownBatch(posts.map((one) => one.next));
  const redacted = { redactedAt: at, redactedBy: me.personId };
  for (const [n, { table, id, next }] of posts.entries()) {
    const text = { ...redacted, bodyMarkdown: next, bodyHtml: html[n] ?? '' };
    if (table === 'question_revisions')
      await tx.update(questionRevisions).set(text).where(eq(questionRevisions.id, id));
    else if (table === 'comments') await tx.update(comments).set(text).where(eq(comments.id, id));
    else
      await tx
        .update(answerRevisions)
        .set({
          ...text,
          contentHash: contentHash(next),
          originalHash: sql`coalesce(${answerRevisions.originalHash}, ${answerRevisions.contentHash})`,
        })
        .where(eq(answerRevisions.id, id));
  }
  const titled = changed.filter((c) => c.table === 'question_revisions' && c.column !== 'note').map(({ id }) => id);
  if (titled.length > 0) await tx.update(questionRevisions).set(redacted).where(inArray(questionRevisions.id, titled));
}

/** Everything that is one plain column. */
async function writePlain(tx: Tx, changed: readonly Changed[]): Promise<void> {
  for (const { table, column, id, next, text, pattern } of changed) {
    if (column === 'body_markdown') continue;
    const value =
      column === 'tags'
        ? sql`array(select json_array_elements_text(${JSON.stringify(text.split(' ').filter((tag) => countIn(tag, pattern) === 0))}::json))`
        : sql`${next}`;
    await tx.execute(sql`update ${sql.identifier(table)} set ${sql.identifier(column)} = ${value} where id = ${id}`);
  }
}

/** The address is made from the title: the old one would say it still, in mail too. */
async function writeTitle(tx: Tx, question: LockedQuestion, changed: readonly Changed[], at: Date): Promise<void> {
  const title = changed.find((one) => one.table === 'questions' && one.column === 'title')?.next;
  const slug = title === undefined ? question.slug : slugOf(title);
  await tx.update(questions).set({ slug, updatedAt: at, dormant: false }).where(eq(questions.id, question.id));
  if (slug === question.slug) return;
  const [before, after] = [`/questions/${question.id}/${question.slug}`, `/questions/${question.id}/${slug}`];
  await tx.execute(sql`
    update mails m set body_text = replace(m.body_text, ${before}, ${after}), body_html = replace(m.body_html, ${before}, ${after})
    from events e where e.question_id = ${question.id} and m.cause = 'event:' || e.id`);
}

/** Answers to repeated requests are kept for a day, with the text as it was posted. */
async function redactKeptReplies(tx: Tx, questionId: number, pattern: RegExp, mark: string): Promise<void> {
  const rows = await tx.execute(sql`
    select person_id, key, response from idempotency_keys where response is not null and person_id in (
      select author_id from question_revisions where question_id = ${questionId}
      union select author_id from answers where question_id = ${questionId}
      union select author_id from comments where question_id = ${questionId})`);
  for (const row of rows) {
    const text = JSON.stringify(row.response);
    if (countIn(text, pattern) === 0) continue;
    const clean = JSON.stringify(row.response, (_, value) =>
      typeof value === 'string' ? redactText(value, pattern, mark) : value,
    );
    await tx.execute(sql`update idempotency_keys set response = ${clean}::jsonb
      where person_id = ${Number(row.person_id)} and key = ${String(row.key)}`);
  }
}

/** Who wrote what was changed, to be told. */
async function authorsOf(tx: Tx, changed: readonly Changed[]): Promise<number[]> {
  const ids = (table: string) => changed.filter((one) => one.table === table).map(({ id }) => id);
  const rows = await tx.execute(sql`
    select author_id from question_revisions where id in ${[...ids('question_revisions'), 0]}
    union select author_id from answer_revisions where id in ${[...ids('answer_revisions'), 0]}
    union select author_id from comments where id in ${[...ids('comments'), 0]}`);
  return rows.map((row) => Number(row.author_id));
}

/** What happens to each verification whose text or short answer was touched. */
async function settleOfficial(tx: Tx, me: PersonActor, changed: readonly Changed[], keep: boolean, at: Date) {
  const revisions = changed.filter((one) => one.place === 'answer').map(({ id }) => id);
  const shorts = changed.filter((one) => one.place === 'official').map(({ id }) => id);
  const rows = await tx.execute(sql`
    select id, answer_id from verifications where (revision_id in ${[...revisions, 0]} or id in ${[...shorts, 0]})
      and state in ('current', 'proposed', 'in_review') order by answer_id, id`);
  const result = { suspended: 0, kept: 0 };
  for (const row of rows) {
    const locked = await lockAnswer(tx, me, Number(row.answer_id));
    const outcome = await keepRedactedStep(tx, me, locked, Number(row.id), keep, at);
    if (outcome !== 'waiting') result[outcome] += 1;
  }
  const touched = [...new Set(changed.flatMap((one) => one.answerId ?? []))];
  if (touched.length > 0) await tx.update(answers).set({ updatedAt: at }).where(inArray(answers.id, touched));
  return result;
}

/**
 * Search reads it nowhere from the commit on: the document is written anew here, and words that stand in no other document are forgotten,
 * so that no mistyped search is led to them.
 */
async function leaveSearch(tx: Tx, questionId: number, text: string): Promise<void> {
  await tx.execute(sql`select index_questions(array[${questionId}]::bigint[])`);
  await tx.execute(sql`
    delete from search_lexemes l using (select distinct unnest(tsvector_to_array(
      to_tsvector('en_folded', search_text(${text})) || to_tsvector('es_folded', search_text(${text})))) as word) w
    where l.lexeme = w.word and not exists (
      select 1 from search_documents d where d.vector @@ quote_literal(w.word)::tsquery)`);
}
