import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { mergedInto } from '~/features/escalations/merged-into.server';
import { hiddenSentence } from '~/features/questions/hidden-reason.words';
import { canSee } from '~/features/questions/question.policy';
import { type Actor, isModerator, isStaff } from '~/platform/actor';
import { now } from '~/platform/clock';
import { DomainError, NotFound } from '~/platform/errors';
import { builtOnce } from '~db/client';
import {
  answerRevisions,
  answers,
  comments,
  escalations,
  escalationTriggers,
  openEscalationStates,
  people,
  questionDuplicates,
  questionRevisions,
  questions,
  verificationSources,
  verifications,
} from '~db/schema';

/** A person as a page may show them; null stands for "the person who asked", who withheld their name here. */
export type Author = { handle: string; name: string; staff: boolean } | null;

type OwnCase = {
  state: string;
  resolvedAt: string | null;
  closedAt: string | null;
  solved: boolean | null;
  saidAt: string | null;
};

const asker = alias(people, 'asker');
const original = alias(questions, 'original');
const verifier = alias(people, 'verifier');
const param = (name: string) => sql.placeholder(name);

const questionQuery = builtOnce((database) =>
  database
    .select({
      question: questions,
      body: questionRevisions.bodyHtml,
      markdown: questionRevisions.bodyMarkdown,
      revision: questionRevisions.number,
      askerHandle: asker.handle,
      askerName: asker.name,
      original: { id: original.id, slug: original.slug, title: original.title },
      escalation: {
        id: escalations.id,
        state: escalations.state,
        agencyId: escalations.agencyId,
        openedAt: escalations.openedAt,
        /** Since when the agency that has it has had it, after a transfer. */
        cameAt:
          sql<Date | null>`(select max(t.requested_at) from escalation_transfers t where t.escalation_id = ${escalations.id})`.mapWith(
            escalations.openedAt,
          ),
        claimedAt: escalations.claimedAt,
        dueAt: escalations.dueAt,
        firstRespondedAt: escalations.firstRespondedAt,
        firstResponseDueAt: escalations.firstResponseDueAt,
        nextUpdateDueAt: escalations.nextUpdateDueAt,
        resolutionDueAt: escalations.resolutionDueAt,
      },
      triggers: sql<string[] | null>`(select array_agg(${escalationTriggers.trigger} order by ${escalationTriggers.id})
        from ${escalationTriggers} where ${escalationTriggers.escalationId} = ${escalations.id} and ${escalationTriggers.lapsedAt} is null)`,
      merged: mergedInto,
      lastResolution: sql<{
        reason: string | null;
        note: string | null;
        at: string;
        agencyId: number;
      } | null>`(select json_build_object('reason', e.resolution_reason, 'note', e.resolution_note, 'at', e.resolved_at, 'agencyId', e.agency_id)
        from escalations e where e.question_id = ${questions.id} and e.state in ('resolved','closed') and e.resolved_at is not null
        order by e.resolved_at desc limit 1)`,
      // For who asked: how their last case stands, and what they said of its ending. Nobody else's page has it.
      ownCase: sql<OwnCase | null>`(select json_build_object('state', e.state, 'resolvedAt', e.resolved_at, 'closedAt', e.closed_at,
          'solved', f.solved, 'saidAt', f.created_at)
        from escalations e left join case_feedback f on f.escalation_id = e.id and f.person_id = ${param('me')}
        where e.question_id = ${questions.id} and ${questions.askerId} = ${param('me')} and e.state <> 'withdrawn'
        order by e.id desc limit 1)`,
      following: sql<boolean>`exists (select 1 from follows f where f.question_id = ${questions.id} and f.person_id = ${param('me')})`,
      meToo: sql<boolean>`exists (select 1 from me_toos m where m.question_id = ${questions.id} and m.person_id = ${param('me')})`,
      // By answer id; null for most readers of most threads.
      votes: sql<Record<string, 1 | -1> | null>`(select json_object_agg(v.answer_id, v.value)
        from answers a join votes v on v.answer_id = a.id and v.person_id = ${param('me')} where a.question_id = ${questions.id})`,
      ratings: sql<Record<string, boolean> | null>`(select json_object_agg(h.answer_id, h.helped)
        from answers a join helpful_votes h on h.answer_id = a.id and h.person_id = ${param('me')} where a.question_id = ${questions.id})`,
      // Whether there is anything in the thread that a visitor does not read and this person does.
      readsMore: sql<boolean>`(exists (select 1 from answers a
          where a.question_id = ${questions.id} and a.author_id = ${param('me')} and a.visibility <> 'public')
        or exists (select 1 from verifications r join answers a on a.id = r.answer_id
          where r.question_id = ${questions.id} and r.state = 'withdrawn' and r.verified_at is null
            and ${param('me')} in (a.author_id, r.proposed_by, r.verifier_id)))`,
      version: sql<number>`(select coalesce(max(e.id), 0)::float8 from events e where e.question_id = ${questions.id})`,
    })
    .from(questions)
    .innerJoin(questionRevisions, eq(questionRevisions.id, questions.revisionId))
    .innerJoin(asker, eq(asker.id, questions.askerId))
    .leftJoin(
      questionDuplicates,
      and(eq(questionDuplicates.questionId, questions.id), isNull(questionDuplicates.undoneAt)),
    )
    .leftJoin(original, eq(original.id, questionDuplicates.originalId))
    .leftJoin(
      escalations,
      and(eq(escalations.questionId, questions.id), inArray(escalations.state, [...openEscalationStates])),
    )
    .where(eq(questions.id, param('id')))
    .prepare('thread_question'),
);

/**
 * The question of a thread with what its page says of it and what the actor has done there, in one round trip. `version` is the last
 * event about the thread: as every change records one, posts read after that version are the posts as they stand. Throws NotFound if the actor may not see it. */
export async function threadQuestion(actor: Actor, id: number) {
  const [row] = await questionQuery().execute({ id, me: actor.personId ?? 0 });
  if (!row || !canSee(actor, { ...row.question, duplicateOfId: row.original?.id ?? null })) {
    if (row?.question.visibility === 'hidden') throw new HiddenQuestion(row.question.visibilityReason);
    throw new NotFound();
  }
  return row;
}

/** A question that was there and was hidden: its address answers with a tombstone (410) that names the kind of reason. */
export class HiddenQuestion extends DomainError {
  constructor(reason: string | null) {
    super(410, 'hidden', hiddenSentence(reason));
  }
}

export type ThreadQuestion = Awaited<ReturnType<typeof threadQuestion>>;

/** The newest word of staff on an answer: what is current first, else the last that was. Drafts of staff are not for readers. */
const lastVerification = sql`(select v.id from verifications v
  where v.answer_id = ${answers.id} and v.state in ('current','suspended','superseded','withdrawn') and v.verified_at is not null
  order by (v.state in ('current','suspended')) desc, v.id desc limit 1)`;

/** Only what is official at this moment stands above all others: `isOfficial` in SQL. */
const officialAnswer = sql`(${verifications.state} = 'current' and ${verifications.validUntil} > ${param('at')}::timestamptz
  and ${verifications.revisionId} = ${answers.revisionId} and ${answers.visibility} = 'public') is true`;

/** Most answers a thread page shows at once; further ones by the key of the last. */
export const answersPerPage = 50;

const answersQuery = builtOnce((database) =>
  database
    .select({
      id: answers.id,
      authorId: answers.authorId,
      authorHandle: people.handle,
      authorName: people.name,
      authorStaff: sql<boolean>`exists (select 1 from role_grants g where g.person_id = ${answers.authorId} and g.ended_at is null)`,
      visibility: answers.visibility,
      hiddenReason: answers.hiddenReason,
      score: answers.score,
      createdAt: answers.createdAt,
      source: answers.source,
      sourceUrl: answers.sourceUrl,
      licence: answers.licence,
      revisionId: answers.revisionId,
      newestRevisionId: answers.newestRevisionId,
      revision: answerRevisions.number,
      body: answerRevisions.bodyHtml,
      contentHash: answerRevisions.contentHash,
      editedAt: answerRevisions.createdAt,
      verification: {
        state: verifications.state,
        revisionId: verifications.revisionId,
        agencyId: verifications.agencyId,
        importedFrom: verifications.importedFrom,
        shortAnswer: verifications.shortAnswer,
        language: verifications.language,
        code: verifications.code,
        publicNote: verifications.publicNote,
        supersedesId: verifications.supersedesId,
        verifiedAt: verifications.verifiedAt,
        createdAt: verifications.createdAt,
        reviewDueAt: verifications.reviewDueAt,
        validUntil: verifications.validUntil,
        suspendedAt: verifications.suspendedAt,
        withdrawnAt: verifications.withdrawnAt,
        withdrawnNote: verifications.withdrawnNote,
        supersededAt: verifications.supersededAt,
      },
      verifierName: verifier.name,
      approverName: sql<string | null>`(select p.name from people p where p.id = ${verifications.approvedBy})`,
      reviserId: answerRevisions.authorId,
      reviserName: sql<string>`(select p.name from people p where p.id = ${answerRevisions.authorId})`,
      waiting: sql<
        'proposed' | 'in_review' | null
      >`(select w.state from verifications w where w.answer_id = ${answers.id}
        and w.state in ('proposed','in_review') and w.revision_id = ${answers.newestRevisionId} limit 1)`,
      returned: sql<{
        note: string;
        at: string;
        refused: boolean;
      } | null>`(select json_build_object('note', r.withdrawn_note,
          'at', r.withdrawn_at, 'refused', r.refused)
        from verifications r where r.answer_id = ${answers.id} and r.state = 'withdrawn' and r.verified_at is null
          and (r.refused or r.revision_id = ${answers.newestRevisionId})
          and (${answers.authorId} = ${param('me')} or r.proposed_by = ${param('me')} or r.verifier_id = ${param('me')} or ${param('staff')}::boolean)
        order by r.id desc limit 1)`,
      sources: sql<
        string[] | null
      >`(select array_agg(${verificationSources.url} order by ${verificationSources.position})
        from ${verificationSources} where ${verificationSources.verificationId} = ${verifications.id})`,
    })
    .from(answers)
    .innerJoin(people, eq(people.id, answers.authorId))
    .innerJoin(answerRevisions, eq(answerRevisions.id, answers.revisionId))
    .leftJoin(verifications, eq(verifications.id, lastVerification))
    .leftJoin(verifier, eq(verifier.id, verifications.verifierId))
    .where(
      sql`${answers.questionId} = ${param('id')} and (${answers.visibility} = 'public' or ${answers.authorId} = ${param('me')} or ${param('moderator')}::boolean)
        and (${param('score')}::int is null or (not ${officialAnswer}
          and (${answers.score} < ${param('score')}::int or (${answers.score} = ${param('score')}::int and ${answers.id} > ${param('after')}::bigint))))`,
    )
    .orderBy(sql`${officialAnswer} desc`, sql`${answers.score} desc`, asc(answers.id))
    .limit(answersPerPage + 1)
    .prepare('thread_answers'),
);

/** A thread's answers as displayed, best first, in one round trip; further ones after the score and id of the last. */
export async function threadAnswers(
  actor: Actor,
  questionId: number,
  after: { score: number; id: number } | null = null,
) {
  return answersQuery().execute({
    id: questionId,
    me: actor.personId ?? 0,
    moderator: isModerator(actor),
    staff: isStaff(actor),
    at: now().toISOString(),
    score: after?.score ?? null,
    after: after?.id ?? null,
  });
}

export type ThreadAnswer = Awaited<ReturnType<typeof threadAnswers>>[number];

const commentsQuery = builtOnce((database) =>
  database
    .select({
      id: comments.id,
      answerId: comments.answerId,
      authorId: comments.authorId,
      authorHandle: people.handle,
      authorName: people.name,
      body: comments.bodyHtml,
      visibility: comments.visibility,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .where(
      sql`${comments.questionId} = ${param('id')} and (${comments.visibility} = 'public' or ${param('moderator')}::boolean)`,
    )
    .orderBy(asc(comments.id))
    .limit(500)
    .prepare('thread_comments'),
);

/** A thread's comments, oldest first, in one round trip; moderators see hidden ones too. */
export async function threadComments(actor: Actor, questionId: number) {
  return commentsQuery().execute({ id: questionId, moderator: isModerator(actor) });
}

export type ThreadComment = Awaited<ReturnType<typeof threadComments>>[number];

/** Whom a page may name: never the asker of a question asked without a name, whatever they write in that thread. */
export function authorOf(
  question: { askerId: number; askerWithheld: boolean },
  post: { authorId: number; authorHandle: string; authorName: string; authorStaff?: boolean },
): Author {
  if (question.askerWithheld && post.authorId === question.askerId) return null;
  return { handle: post.authorHandle, name: post.authorName, staff: post.authorStaff ?? false };
}
