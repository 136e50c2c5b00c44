import { type SQL, sql } from 'drizzle-orm';
import { canSeeAnswer } from '~/features/answers/answer.policy';
import { canSee } from '~/features/questions/question.policy';
import { canSeePending } from '~/features/verification/verification.policy';
import {
  heldVerifications,
  type VerificationView,
  verificationById,
} from '~/features/verification/verification.queries.server';
import { type Actor, isModerator } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import type { ApiPerson } from './api-questions.queries.server';

/** Answers a question brings along at most; there are threads that never end. */
const most = 500;

/** A thread's answers for the API, the official one first, then by score; two round trips. */
export async function answersOfQuestion(actor: Actor, questionId: number) {
  const visible = isModerator(actor)
    ? sql`true`
    : sql`(a.visibility = 'public' or a.author_id = ${actor.personId ?? 0})`;
  const found = await readAnswers(sql`a.question_id = ${questionId} and ${visible}`);
  return found
    .sort((a, b) => Number(b.official) - Number(a.official) || b.score - a.score || a.id - b.id)
    .map(({ official: _, ...answer }) => answer);
}

/** One answer for the API; NotFound also when it, or its question, is not for the actor. */
export async function readAnswer(actor: Actor, id: number) {
  const [facts] = await db.execute(sql`
    select a.author_id, a.visibility, q.asker_id, q.visibility as question_visibility, q.closed_at
      from answers a join questions q on q.id = a.question_id where a.id = ${id}`);
  if (!facts || !seesAnswer(actor, facts)) throw new NotFound();
  const [answer] = await readAnswers(sql`a.id = ${id}`);
  if (!answer) throw new NotFound();
  const { official: _, ...shown } = answer;
  return shown;
}

/** The text of one revision: what was ever displayed for everybody who sees the answer, the rest for its author and staff. */
export async function readRevision(actor: Actor, answerId: number, number: number) {
  const [row] = await db.execute(sql`
    select a.author_id, a.visibility, q.asker_id, q.asker_withheld, q.visibility as question_visibility, q.closed_at,
           r.number, r.body_markdown, r.body_html, r.content_hash, r.note, r.displayed_at, r.created_at,
           r.author_id as writer_id, p.handle, p.name
      from answers a join questions q on q.id = a.question_id
      join answer_revisions r on r.answer_id = a.id and r.number = ${number}
      join people p on p.id = r.author_id
     where a.id = ${answerId}`);
  if (!row || !seesAnswer(actor, row)) throw new NotFound();
  if (row.displayed_at === null && !canSeePending(actor, Number(row.writer_id))) throw new NotFound();
  return {
    answerId,
    revision: Number(row.number),
    bodyMarkdown: String(row.body_markdown),
    bodyHtml: String(row.body_html),
    contentHash: String(row.content_hash),
    author: personOf(row, Number(row.writer_id)),
    note: (row.note as string | null) ?? null,
    displayed: row.displayed_at !== null,
    createdAt: iso(row.created_at),
  };
}

/** One comment for the API; the caller has just written it. */
export async function readComment(id: number) {
  const [row] = await db.execute(sql`
    select c.id, c.question_id, c.answer_id, c.author_id, c.body_markdown, c.body_html, c.created_at, p.handle, p.name,
           q.asker_id, q.asker_withheld
      from comments c join people p on p.id = c.author_id join questions q on q.id = c.question_id where c.id = ${id}`);
  if (!row) throw new NotFound();
  return {
    id,
    questionId: Number(row.question_id),
    answerId: row.answer_id === null ? null : Number(row.answer_id),
    author: personOf(row, Number(row.author_id)),
    bodyMarkdown: String(row.body_markdown),
    bodyHtml: String(row.body_html),
    createdAt: iso(row.created_at),
  };
}

/** A verification for the API by its id. */
export async function readVerification(id: number) {
  const view = await verificationById(id, now());
  if (!view) throw new NotFound();
  return toVerification(view);
}

async function readAnswers(where: SQL) {
  const rows = await db.execute(sql`
    select a.id, a.question_id, a.author_id, a.score, a.created_at, q.accepted_answer_id = a.id as accepted, q.asker_id, q.asker_withheld,
           p.handle, p.name, r.body_markdown, r.body_html, r.content_hash, r.number, n.number as newest_number, n.content_hash as newest_hash
      from answers a join questions q on q.id = a.question_id join people p on p.id = a.author_id
      join answer_revisions r on r.id = a.revision_id join answer_revisions n on n.id = a.newest_revision_id
     where ${where} order by a.id limit ${most}`);
  const held = await heldVerifications(rows.map((row) => Number(row.id)));
  return rows.map((row) => {
    const verification = held.get(Number(row.id));
    return {
      id: Number(row.id),
      questionId: Number(row.question_id),
      author: personOf(row, Number(row.author_id)),
      bodyMarkdown: String(row.body_markdown),
      bodyHtml: String(row.body_html),
      contentHash: String(row.content_hash),
      revision: Number(row.number),
      newest:
        Number(row.newest_number) > Number(row.number)
          ? { revision: Number(row.newest_number), contentHash: String(row.newest_hash) }
          : null,
      score: Number(row.score),
      accepted: row.accepted === true,
      verification: verification ? toVerification(verification) : null,
      createdAt: iso(row.created_at),
      official: verification?.official ?? false,
    };
  });
}

function toVerification(view: VerificationView) {
  return {
    id: view.id,
    state: view.state,
    agency: view.agency.slug,
    verifier: view.verifier && { handle: view.verifier.handle, name: view.verifier.name },
    method: view.method,
    shortAnswer: view.shortAnswer,
    sources: view.sources,
    verifiedAt: view.verifiedAt?.toISOString() ?? null,
    reviewDueAt: view.reviewDueAt.toISOString(),
    validUntil: view.validUntil.toISOString(),
    supersedes: view.supersedesId,
  };
}

/** Never the person who asked without their name, whatever they write in that thread. */
function personOf(row: Record<string, unknown>, authorId: number): ApiPerson {
  if (row.asker_withheld === true && Number(row.asker_id) === authorId) return null;
  return { handle: String(row.handle), name: String(row.name) };
}

function seesAnswer(actor: Actor, row: Record<string, unknown>): boolean {
  const question = {
    askerId: Number(row.asker_id),
    visibility: String(row.question_visibility),
    closedAt: row.closed_at as Date | null,
  };
  const answer = { authorId: Number(row.author_id), visibility: String(row.visibility) };
  return canSee(actor, question) && canSeeAnswer(actor, answer);
}

const iso = (value: unknown) => new Date(value as string).toISOString();
