import { indexQuestions } from '~/features/search/index-questions.server';
import type { Tx } from '~db/client';
import { applyChanges, endSuperseded, recount } from './apply-changes.server';
import { addChanges, lockThreads } from './change-threads.server';
import { freeCodes } from './free-codes.server';
import { type ImportEvent, writeImportEvents } from './import-events.server';
import { insertThreads, noRows, takeIds } from './insert-threads.server';
import type { Known } from './load-known.server';
import { addNewRows, type RowIds } from './new-rows';
import type { PlacedThread } from './prepare-threads.server';

/** Everything one batch writes, in the caller's transaction: what is new in bulk, what changed beside it, then events. */
export async function writeThreads(
  tx: Tx,
  touched: readonly PlacedThread[],
  known: Known,
  authors: ReadonlyMap<string, number>,
): Promise<void> {
  if (touched.length === 0) return;
  const existing = touched.flatMap(({ question }) => known.questions.get(question.draft.key)?.id ?? []);
  const current = await lockThreads(tx, existing, touched, known);
  const ids = await takeRowIds(tx, touched, known, authors);
  const rows = noRows();
  for (const thread of touched) addNewRows(rows, thread, ids);
  const changes = addChanges(rows, touched, current, ids);
  await endSuperseded(tx, changes);
  await insertThreads(tx, rows);
  await applyChanges(tx, changes);
  await recount(tx, existing);
  const questionIds = touched.map(({ question }) => ids.question(question.draft.key));
  await indexQuestions(tx, questionIds);
  await writeImportEvents(
    tx,
    touched.map((thread) => eventOf(thread, ids)),
  );
}

async function takeRowIds(
  tx: Tx,
  threads: readonly PlacedThread[],
  known: Known,
  authors: ReadonlyMap<string, number>,
): Promise<RowIds> {
  const questionIds = new Map([...known.questions].map(([key, { id }]) => [key, id]));
  const answerIds = new Map([...known.answers].map(([key, { id }]) => [key, id]));
  const fresh = threads.filter(({ question }) => question.outcome === 'new');
  const freshAnswers = threads.flatMap(({ answers }) => answers.filter(({ outcome }) => outcome === 'new'));
  const [questions, answers] = [
    await takeIds(tx, 'questions', fresh.length),
    await takeIds(tx, 'answers', freshAnswers.length),
  ];
  for (const [at, { question }] of fresh.entries()) questionIds.set(question.draft.key, questions[at] ?? 0);
  for (const [at, { draft }] of freshAnswers.entries()) answerIds.set(draft.key, answers[at] ?? 0);
  const touchedAnswers = threads.flatMap((thread) =>
    thread.answers
      .filter(({ outcome }) => outcome !== 'unchanged')
      .map(({ draft }) => ({ draft, agency: thread.agency })),
  );
  const verified = touchedAnswers.filter(({ draft }) => draft.verification);
  const revisions = await takeIds(tx, 'questionRevisions', threads.length);
  const answerRevisions = await takeIds(tx, 'answerRevisions', touchedAnswers.length);
  const verifications = await takeIds(tx, 'verifications', verified.length);
  const codes = await freeCodes(
    tx,
    verified.map(({ agency }) => agency.codePrefix),
  );
  return {
    question: (key) => need(questionIds, key),
    answer: (key) => need(answerIds, key),
    author: (key) => need(authors, key),
    questionRevision: () => shift(revisions),
    answerRevision: () => shift(answerRevisions),
    verification: () => ({ id: shift(verifications), code: shift(codes) }),
  };
}

function need(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key);
  if (!id) throw new Error(`Nothing was written for ${key}`);
  return id;
}

function shift<T>(list: T[]): T {
  const first = list.shift();
  if (first === undefined) throw new Error('More rows than were counted');
  return first;
}

/** One event per thread, however many posts it has: figures are rebuilt from its numbers. */
function eventOf({ question, answers, comments, topic }: PlacedThread, ids: RowIds): ImportEvent {
  const fresh = (posts: readonly { outcome: string }[]) => posts.filter(({ outcome }) => outcome === 'new').length;
  const changed = [question, ...answers, ...comments].filter(({ outcome }) => outcome === 'changed').length;
  return {
    type: question.outcome === 'new' ? 'question.imported' : 'question.import_updated',
    questionId: ids.question(question.draft.key),
    agencyId: topic.agencyId,
    data: {
      topicId: topic.id,
      answers: fresh(answers),
      comments: fresh(comments),
      changed,
      verified: answers.filter(({ draft, outcome }) => outcome !== 'unchanged' && draft.verification).length,
    },
  };
}
