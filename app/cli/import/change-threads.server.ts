import { sql } from 'drizzle-orm';
import type { Tx } from '~db/client';
import type { Row, ThreadRows } from './insert-threads.server';
import { idArray } from './json-parameters';
import type { Known } from './load-known.server';
import {
  addVerification,
  answerFields,
  answerRevision,
  questionFields,
  questionRevision,
  type RowIds,
} from './new-rows';
import type { PlacedThread } from './prepare-threads.server';

type CurrentQuestion = { id: string; title: string; markdown: string; tags: string[]; number: number };
type CurrentAnswer = {
  id: string;
  hash: string;
  revision: string;
  number: number;
  word: string | null;
  byStaff: boolean;
};

/** What stands now of the posts that changed; the threads are locked until the transaction ends. */
export type Current = { questions: Map<number, CurrentQuestion>; answers: Map<number, CurrentAnswer> };

/** Rows to be updated once the new ones are there; `superseded` are verifications that end before. */
export type Changes = { questions: Row[]; answers: Row[]; comments: Row[]; superseded: number[] };

export async function lockThreads(
  tx: Tx,
  questionIds: readonly number[],
  threads: readonly PlacedThread[],
  known: Known,
): Promise<Current> {
  if (questionIds.length === 0) return { questions: new Map(), answers: new Map() };
  const answerIds = threads.flatMap(({ answers }) =>
    answers.flatMap(({ draft, outcome }) => (outcome === 'changed' ? (known.answers.get(draft.key)?.id ?? []) : [])),
  );
  await tx.execute(sql`select id from questions where id = any(${idArray(questionIds)}) order by id for update`);
  const questions = await tx.execute<CurrentQuestion>(sql`
    select q.id, r.title, r.body_markdown as markdown, r.tags,
           (select max(number) from question_revisions n where n.question_id = q.id) as number
      from questions q join question_revisions r on r.id = q.revision_id where q.id = any(${idArray(questionIds)})`);
  // A verification that lives, if any; one by staff outranks what an import says.
  const answers = await tx.execute<CurrentAnswer>(sql`
    select a.id, r.content_hash as hash, r.id as revision, r.number, v.id as word,
           exists (select 1 from verifications s where s.question_id = a.question_id and s.imported_from is null
                     and s.state in ('current','suspended','proposed','in_review')) as "byStaff"
      from answers a
      join lateral (select * from answer_revisions n where n.answer_id = a.id order by number desc limit 1) r on true
      left join verifications v on v.answer_id = a.id and v.imported_from is not null and v.state in ('current','suspended')
     where a.id = any(${idArray(answerIds)})`);
  return {
    questions: new Map(questions.map((row) => [Number(row.id), row])),
    answers: new Map(answers.map((row) => [Number(row.id), row])),
  };
}

/**
 * Brings changed posts up to date: figures in place, another text as a new revision. An imported verification follows its text by a
 * successor; a verified revision of staff's own stays on display.
 */
export function addChanges(rows: ThreadRows, threads: readonly PlacedThread[], current: Current, ids: RowIds): Changes {
  const changes: Changes = { questions: [], answers: [], comments: [], superseded: [] };
  for (const thread of threads) {
    const { question } = thread;
    if (question.outcome === 'changed') {
      const id = ids.question(question.draft.key);
      const before = current.questions.get(id);
      const { draft, body } = question;
      const retold =
        before?.title !== draft.title || before.markdown !== body.markdown || before.tags.join() !== draft.tags.join();
      const revisionId = retold ? ids.questionRevision() : null;
      if (revisionId !== null) {
        const at = { id: revisionId, questionId: id, number: (before?.number ?? 0) + 1 };
        rows.questionRevisions.push(questionRevision(thread, body, at, ids));
      }
      const keys = new Set(thread.answers.map((answer) => answer.draft.key));
      changes.questions.push({ id, revision_id: revisionId, views: draft.views, ...questionFields(draft, ids, keys) });
    }
    for (const { draft, outcome, body } of thread.answers) {
      if (outcome !== 'changed') continue;
      const id = ids.answer(draft.key);
      const before = current.answers.get(id);
      const retold = before?.hash !== body.hash;
      const revisionId = retold ? ids.answerRevision() : Number(before?.revision);
      const shown = !before?.byStaff;
      if (retold) {
        const at = { id: revisionId, number: (before?.number ?? 0) + 1, displayed: shown };
        rows.answerRevisions.push(answerRevision(draft, body, at, ids));
      }
      if (before?.word) changes.superseded.push(Number(before.word));
      if (draft.verification && shown) {
        addVerification(rows, thread, draft, body.hash, revisionId, before?.word ? Number(before.word) : null, ids);
      }
      changes.answers.push({ id, newest: revisionId, shown: shown ? revisionId : null, ...answerFields(draft) });
    }
    for (const { draft, outcome, body } of thread.comments) {
      if (outcome !== 'changed') continue;
      changes.comments.push({ key: draft.key, hash: draft.hash, markdown: body.markdown, html: body.html });
    }
  }
  return changes;
}
