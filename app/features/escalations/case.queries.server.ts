import { type AnyColumn, and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { confirmersOf } from '~/features/verification/confirmers.queries.server';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { db } from '~db/client';
import {
  answerRevisions,
  answers,
  escalationDrafts,
  escalationMessages,
  escalationNotes,
  escalations,
  events,
  people,
  questionRevisions,
  questions,
  topics,
  verifications,
} from '~db/schema';
import type { FileShown } from './case-file.queries.server';
import { caseMarks } from './case-marks.server';
import { findCase } from './case-row.server';
import { canSeeCase, isCaseAsker, isHolder, isOpenState } from './escalation.policy';
import { withMerged } from './merged-cases.server';
import { mergedInto } from './merged-into.server';

const asker = alias(people, 'asker');
const assignee = alias(people, 'assignee');
const suggested = alias(people, 'suggested');

type Trigger = { trigger: string; reason: string | null; at: string; lapsed: boolean };
type Clock = { kind: string; agencyId: number | null; at: string };

const head = <M extends Record<string, SQL>>(more: M) =>
  db
    .select({
      case: escalations,
      question: {
        id: questions.id,
        title: questions.title,
        slug: questions.slug,
        language: questions.language,
        visibility: questions.visibility,
        createdAt: questions.createdAt,
        askerId: questions.askerId,
        withheld: questions.askerWithheld,
        topicId: questions.topicId,
        risk: topics.risk,
        topicAgencyId: topics.agencyId,
        closedAt: questions.closedAt,
        meTooCount: questions.meTooCount,
      },
      body: questionRevisions.bodyHtml,
      askerName: asker.name,
      askerHandle: asker.handle,
      holder: { name: assignee.name, handle: assignee.handle },
      suggestedName: suggested.name,
      triageAgencyId: sql<number | null>`(select id from agencies where is_triage)`.mapWith((v) =>
        v === null ? null : Number(v),
      ),
      triggers: sql<Trigger[]>`coalesce((select json_agg(json_build_object('trigger', t.trigger, 'reason', t.reason,
        'at', t.added_at, 'lapsed', t.lapsed_at is not null) order by t.id)
        from escalation_triggers t where t.escalation_id = ${escalations.id}), '[]')`,
      colleagues: sql<
        { id: number; name: string }[]
      >`coalesce((select json_agg(distinct jsonb_build_object('id', p.id, 'name', p.name))
        from role_grants g join people p on p.id = g.person_id
        where g.agency_id = ${escalations.agencyId} and g.ended_at is null and p.suspended_at is null), '[]')`,
      clock: sql<
        Clock[]
      >`coalesce((select json_agg(json_build_object('kind', c.kind, 'agencyId', c.agency_id, 'calendar', c.calendar, 'at', c.at)
        order by c.id) from escalation_clock_events c where c.escalation_id = ${escalations.id}), '[]')`,
      feedback: sql<{
        solved: boolean;
        at: string;
      } | null>`(select json_build_object('solved', f.solved, 'at', f.created_at) from case_feedback f where f.escalation_id = ${escalations.id} and f.person_id = ${questions.askerId})`,
      ...more,
    })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .innerJoin(questionRevisions, eq(questionRevisions.id, questions.revisionId))
    .innerJoin(topics, eq(topics.id, questions.topicId))
    .innerJoin(asker, eq(asker.id, questions.askerId))
    .leftJoin(assignee, eq(assignee.id, escalations.assigneeId))
    .leftJoin(suggested, eq(suggested.id, escalations.suggestedId));

/** What only the desk is shown, and the reader's own kept texts, all in the round trip of the case itself. */
const forDesk = (me: number) => ({
  marks: caseMarks(me),
  confirmers: confirmersOf(topics.id, topics.risk, me, now()),
  drafts: sql<
    { kind: string; body: string; at: string }[]
  >`coalesce((select json_agg(json_build_object('kind', d.kind, 'body', d.body, 'at', d.saved_at))
    from ${escalationDrafts} d where d.escalation_id = ${escalations.id} and d.person_id = ${me}), '[]')`,
  answerDraft: sql<{
    body: string;
    shortAnswer: string;
    sources: string;
    by: string | null;
    byId: number | null;
    at: string;
  } | null>`(select json_build_object('body', d.body, 'shortAnswer', d.short_answer, 'sources', d.sources, 'by', p.name, 'byId', p.id,
    'at', d.saved_at) from case_answer_drafts d left join people p on p.id = d.saved_by where d.escalation_id = ${escalations.id})`,
  replies: sql<
    { id: number; title: string }[]
  >`coalesce((select json_agg(json_build_object('id', r.id, 'title', r.title) order by r.title)
    from canned_replies r where r.agency_id = ${escalations.agencyId}), '[]')`,
});

type Head = Awaited<ReturnType<typeof head>>[number];

const factsOf = (row: Pick<Head, 'case' | 'question' | 'triageAgencyId'>) => ({
  ...row.case,
  askerId: row.question.askerId,
  triageAgencyId: row.triageAgencyId,
});

/**
 * Everything of a case that its desk sees: the case itself first, for who may see nothing learns nothing, then private thread,
 * notes, public answers and history side by side. Five round trips, two in a row.
 */
export async function staffCase(actor: Actor, id: number) {
  const [row] = await head(forDesk(actor.personId ?? 0)).where(eq(escalations.id, id));
  if (!row || !canSeeCase(actor, factsOf(row))) throw new NotFound();
  const [messages, notes, publicAnswers, history] = await Promise.all([
    messagesOf(withMerged(id)),
    notesOf(id),
    answersOf(row.question.id),
    historyOf(id),
  ]);
  const own = messages.filter((message) => message.escalationId === id);
  const threads = threadsOf(messages.filter((message) => message.escalationId !== id));
  return { ...row, facts: factsOf(row), messages: own, threads, notes, answers: publicAnswers, history };
}

export type StaffCase = Awaited<ReturnType<typeof staffCase>>;

/** The question of a case, for its desk, and whether the case is the reader's to write on. */
export async function questionOfCase(actor: Actor, id: number): Promise<{ id: number; title: string; mine: boolean }> {
  const row = await findCase(db, id);
  if (!row || !canSeeCase(actor, row)) throw new NotFound();
  const [question] = await db
    .select({ id: questions.id, title: questions.title })
    .from(questions)
    .where(eq(questions.id, row.questionId));
  if (!question) throw new NotFound();
  return { ...question, mine: isHolder(actor, row) && isOpenState(row.state) };
}

/** The asker's side of their question's last case: what is shared with them, no note, no history, no name but the holder's. */
export async function askerCase(actor: Actor, questionId: number) {
  const [row] = await head({ main: mergedInto })
    .where(eq(escalations.questionId, questionId))
    .orderBy(desc(escalations.id))
    .limit(1);
  if (!row || !isCaseAsker(actor, factsOf(row))) throw new NotFound();
  const {
    id,
    state,
    agencyId,
    openedAt,
    dueAt,
    resolvedAt,
    closedAt,
    resolutionReason,
    resolutionNote,
    resolutionAnswerId,
  } = row.case;
  const shared = { id, state, agencyId, openedAt, dueAt, resolvedAt, closedAt, waitingSince: row.case.waitingSince };
  const ending = { resolutionReason, resolutionNote, resolutionAnswerId };
  return {
    case: { ...shared, ...ending },
    question: row.question,
    holder: row.holder?.name ?? null,
    triggers: row.triggers.filter((t) => !t.lapsed).map((t) => t.trigger),
    feedback: row.feedback,
    /** The question with which this one is worked, when it is. */
    main: state === 'merged' ? row.main : null,
    messages: await messagesOf(sql`(${id})`),
  };
}

/** What is attached to a message or a note, without its bytes. */
const filesOf = (column: 'message_id' | 'note_id', of: AnyColumn) => sql<
  FileShown[]
>`coalesce((select json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'scanned', f.scanned) order by f.id)
    from case_files f where f.${sql.raw(column)} = ${of}), '[]')`;

type Message = Awaited<ReturnType<typeof messagesOf>>[number];
/** What the asker of a merged case and staff say to each other, apart from every other asker's. */
export type MergedThread = { id: number; title: string; language: string; asker: string | null; messages: Message[] };

function threadsOf(messages: readonly Message[]): MergedThread[] {
  const threads = new Map<number, MergedThread>();
  for (const message of messages) {
    const { escalationId: id, title, language, mayName } = message;
    const asker = mayName ? message.askerName : null;
    const thread = threads.get(id) ?? { id, title, language, asker, messages: [] };
    thread.messages.push(message);
    threads.set(id, thread);
  }
  return [...threads.values()];
}

/** Private messages of the cases that are named, each with whose case it is. */
function messagesOf(cases: SQL) {
  return db
    .select({
      id: escalationMessages.id,
      escalationId: escalationMessages.escalationId,
      title: questions.title,
      language: questions.language,
      askerId: questions.askerId,
      askerName: asker.name,
      mayName: sql<boolean>`(not ${questions.askerWithheld} or ${escalations.nameRevealedAt} is not null)`,
      side: escalationMessages.side,
      author: people.name,
      authorId: escalationMessages.authorId,
      body: escalationMessages.bodyHtml,
      markdown: escalationMessages.bodyMarkdown,
      channel: escalationMessages.channel,
      files: filesOf('message_id', escalationMessages.id),
      createdAt: escalationMessages.createdAt,
    })
    .from(escalationMessages)
    .innerJoin(escalations, eq(escalations.id, escalationMessages.escalationId))
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .innerJoin(asker, eq(asker.id, questions.askerId))
    .leftJoin(people, eq(people.id, escalationMessages.authorId))
    .where(sql`${escalationMessages.escalationId} in ${cases}`)
    .orderBy(asc(escalationMessages.id));
}

function notesOf(escalationId: number) {
  return db
    .select({
      id: escalationNotes.id,
      author: people.name,
      body: escalationNotes.bodyHtml,
      files: filesOf('note_id', escalationNotes.id),
      createdAt: escalationNotes.createdAt,
    })
    .from(escalationNotes)
    .leftJoin(people, eq(people.id, escalationNotes.authorId))
    .where(eq(escalationNotes.escalationId, escalationId))
    .orderBy(asc(escalationNotes.id));
}

/** The public answers, official ones first; what a case can be resolved with. */
function answersOf(questionId: number) {
  return db
    .select({
      id: answers.id,
      author: people.name,
      authorId: answers.authorId,
      score: answers.score,
      createdAt: answers.createdAt,
      body: answerRevisions.bodyHtml,
      validUntil: verifications.validUntil,
      shortAnswer: verifications.shortAnswer,
      contentHash: answerRevisions.contentHash,
    })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.authorId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.revisionId))
    .leftJoin(
      verifications,
      and(eq(verifications.revisionId, answers.revisionId), inArray(verifications.state, ['current'])),
    )
    .where(and(eq(answers.questionId, questionId), eq(answers.visibility, 'public')))
    .orderBy(sql`${verifications.id} is null`, desc(answers.score), asc(answers.id))
    .limit(20);
}

/** What happened to the case, newest first, by whom. */
function historyOf(escalationId: number) {
  return db
    .select({
      id: events.id,
      type: events.type,
      data: events.data,
      actor: people.name,
      actorId: events.actorId,
      agencyId: events.agencyId,
      at: events.at,
    })
    .from(events)
    .leftJoin(people, eq(people.id, events.actorId))
    .where(eq(events.escalationId, escalationId))
    .orderBy(desc(events.id))
    .limit(100);
}
