import { slugOf } from '~/platform/text/slug';
import type { Row, ThreadRows } from './insert-threads.server';
import type { PlacedThread, Prepared, PreparedBody } from './prepare-threads.server';
import type { DraftAnswer, DraftThread, DraftVerification } from './thread-draft';

/** Ids by origin key, and fresh ones for rows nobody will look up. */
export type RowIds = {
  question(key: string): number;
  answer(key: string): number;
  author(key: string): number;
  questionRevision(): number;
  answerRevision(): number;
  verification(): { id: number; code: string };
};

/** Adds the rows of everything in this thread that has never been here before. */
export function addNewRows(rows: ThreadRows, thread: PlacedThread, ids: RowIds): void {
  const { question, answers, comments } = thread;
  const questionId = ids.question(question.draft.key);
  if (question.outcome === 'new') {
    const revisionId = ids.questionRevision();
    const figures = {
      answer_count: answers.length,
      comment_count: comments.length,
      first_answered_at: firstAnswer(question.draft, answers),
    };
    rows.questions.push({
      id: questionId,
      topic_id: thread.topic.id,
      asker_id: ids.author(question.draft.authorKey),
      revision_id: revisionId,
      view_count: question.draft.views,
      ...figures,
      ...questionFields(question.draft, ids, new Set(answers.map(({ draft }) => draft.key))),
    });
    rows.questionRevisions.push(
      questionRevision(thread, question.body, { id: revisionId, questionId, number: 1 }, ids),
    );
  }
  for (const answer of answers) {
    if (answer.outcome !== 'new') continue;
    const revisionId = ids.answerRevision();
    rows.answers.push({
      id: ids.answer(answer.draft.key),
      question_id: questionId,
      author_id: ids.author(answer.draft.authorKey),
      revision_id: revisionId,
      comment_count: comments.filter(({ draft }) => draft.answerKey === answer.draft.key).length,
      ...answerFields(answer.draft),
    });
    rows.answerRevisions.push(answerRevision(answer.draft, answer.body, { id: revisionId, number: 1 }, ids));
    if (answer.draft.verification) addVerification(rows, thread, answer.draft, answer.body.hash, revisionId, null, ids);
  }
  for (const { draft, outcome, body } of comments) {
    if (outcome !== 'new') continue;
    rows.comments.push({
      question_id: questionId,
      answer_id: draft.answerKey === null ? null : ids.answer(draft.answerKey),
      author_id: ids.author(draft.authorKey),
      body_markdown: body.markdown,
      body_html: body.html,
      origin_key: draft.key,
      origin_hash: draft.hash,
      created_at: draft.createdAt.toISOString(),
    });
  }
}

/** What a later import may change on a question's row. An accepted answer that was skipped is no accepted answer. */
export function questionFields(draft: DraftThread, ids: RowIds, answerKeys: ReadonlySet<string>): Row {
  const accepted = draft.accepted && answerKeys.has(draft.accepted.answerKey) ? draft.accepted : null;
  return {
    title: draft.title,
    slug: slugOf(draft.title),
    language: draft.language,
    tags: draft.tags,
    closed_at: draft.closed?.at.toISOString() ?? null,
    closed_reason: draft.closed?.reason ?? null,
    accepted_answer_id: accepted ? ids.answer(accepted.answerKey) : null,
    accepted_at: accepted ? accepted.at.toISOString() : null,
    ...provenance(draft),
  };
}

export const answerFields = (draft: DraftAnswer): Row => provenance(draft);

function provenance(draft: DraftThread | DraftAnswer): Row {
  return {
    score: draft.score,
    origin_key: draft.key,
    origin_hash: draft.hash,
    source: draft.source,
    source_url: draft.sourceUrl,
    licence: draft.licence,
    created_at: draft.createdAt.toISOString(),
    updated_at: draft.updatedAt.toISOString(),
  };
}

export function questionRevision(
  { question: { draft }, topic }: PlacedThread,
  body: PreparedBody,
  at: { id: number; questionId: number; number: number },
  ids: RowIds,
): Row {
  return {
    id: at.id,
    question_id: at.questionId,
    number: at.number,
    title: draft.title,
    body_markdown: body.markdown,
    body_html: body.html,
    tags: draft.tags,
    topic_id: topic.id,
    author_id: ids.author(draft.authorKey),
    created_at: (at.number === 1 ? draft.createdAt : draft.updatedAt).toISOString(),
  };
}

export function answerRevision(
  draft: DraftAnswer,
  body: PreparedBody,
  at: { id: number; number: number; displayed?: boolean },
  ids: RowIds,
): Row {
  const createdAt = (at.number === 1 ? draft.createdAt : draft.updatedAt).toISOString();
  return {
    id: at.id,
    answer_id: ids.answer(draft.key),
    number: at.number,
    body_markdown: body.markdown,
    body_html: body.html,
    content_hash: body.hash,
    author_id: ids.author(draft.authorKey),
    displayed_at: at.displayed === false ? null : createdAt,
    created_at: createdAt,
  };
}

/** An agency's word as imported: it names its source instead of a person. */
export function addVerification(
  rows: ThreadRows,
  { question, agency }: PlacedThread,
  draft: DraftAnswer & { verification: DraftVerification | null },
  contentHash: string,
  revisionId: number,
  supersedesId: number | null,
  ids: RowIds,
): void {
  const word = draft.verification;
  if (!word) return;
  const { id, code } = ids.verification();
  rows.verifications.push({
    id,
    question_id: ids.question(question.draft.key),
    answer_id: ids.answer(draft.key),
    revision_id: revisionId,
    content_hash: contentHash,
    agency_id: agency.id,
    imported_from: draft.source,
    short_answer: word.shortAnswer,
    jurisdiction: agency.jurisdiction,
    language: question.draft.language,
    code,
    verified_at: word.verifiedAt.toISOString(),
    review_due_at: word.reviewDueAt.toISOString(),
    valid_until: word.validUntil.toISOString(),
    supersedes_id: supersedesId,
    created_at: word.verifiedAt.toISOString(),
  });
  word.sources.forEach((url, position) => {
    rows.sources.push({ verification_id: id, position, url });
  });
}

function firstAnswer(draft: DraftThread, answers: readonly Prepared<DraftAnswer>[]): string | null {
  const others = answers.filter((answer) => answer.draft.authorKey !== draft.authorKey);
  const times = others.map((answer) => answer.draft.createdAt.getTime());
  return times.length > 0 ? new Date(times.reduce((a, b) => Math.min(a, b))).toISOString() : null;
}
