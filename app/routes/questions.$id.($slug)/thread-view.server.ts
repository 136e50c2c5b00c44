import type { AppLoadContext } from '@remix-run/node';
import { canEditAnswer, canRate } from '~/features/answers/answer.policy';
import {
  type Author,
  answersPerPage,
  authorOf,
  type ThreadAnswer,
  type ThreadComment,
  type ThreadQuestion,
  threadQuestion,
} from '~/features/channels/thread.queries.server';
import { threadPosts } from '~/features/channels/thread-posts.server';
import { type Agency, type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import type { ServiceLevel } from '~/features/directory/service-level.server';
import { helpFrom } from '~/features/escalations/escalation.policy';
import { nextStepChanges } from '~/features/escalations/next-step';
import { canBeReopened } from '~/features/escalations/reopen-escalation.server';
import {
  canAccept,
  canAnswer,
  canEditQuestion,
  canFollow,
  canMeToo,
  canVote,
  isAsker,
} from '~/features/questions/question.policy';
import { resolutionOf } from '~/features/questions/resolution';
import {
  isOfficial,
  nextChange,
  type ShownState,
  type StoredState,
  shownState,
} from '~/features/verification/review-due';
import { canPropose, canVerify } from '~/features/verification/verification.policy';
import { type Actor, isMember, isModerator, isStaff, type Lang, type Risk } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { freshUntil } from '~/platform/http/fresh-until';
import { threadNextStep } from './next-step.server';

export type CommentView = { id: number; author: Author; own: boolean; createdAt: Date; hidden: boolean };

export type OfficialView = {
  state: ShownState;
  agency: { name: string; slug: string };
  shortAnswer: string | null;
  verifier: string | null;
  /** The second person, where there was one. */
  approver: string | null;
  importedFrom: string | null;
  verifiedAt: Date;
  validUntil: Date;
  sources: string[];
  code: string;
  publicNote: string | null;
  /** Took the place of another that was official. */
  supersedes: boolean;
  language: string;
  suspendedAt: Date | null;
  withdrawn: { at: Date; note: string | null } | null;
  supersededAt: Date | null;
};

export type AnswerView = {
  id: number;
  author: Author;
  own: boolean;
  byAsker: boolean;
  createdAt: Date;
  editedAt: Date | null;
  score: number;
  myVote: -1 | 0 | 1;
  myRating: boolean | null;
  accepted: boolean;
  hidden: string | null;
  pending: boolean;
  newerWaits: boolean;
  contentHash: string;
  source: { name: string; url: string | null; licence: string | null } | null;
  official: OfficialView | null;
  /** Staff who wrote the text on display, where it is not the author's own. */
  improvedBy: string | null;
  waiting: 'proposed' | 'in_review' | null;
  /** What staff said when they sent it back; for its author, who suggested it, and staff. */
  returned: { note: string; at: string; refused: boolean } | null;
  /** More points than any other answer here, and some. */
  mostVotes: boolean;
  can: { vote: boolean; edit: boolean; verify: boolean; rate: boolean; propose: boolean };
  comments: CommentView[];
};

/** Everything the thread page shows, in at most four round trips with the actor's own; texts go to `fragments`. */
export async function threadView(
  actor: Actor,
  id: number,
  lang: Lang,
  context: AppLoadContext,
  after: { score: number; id: number } | null,
) {
  const at = now();
  const [row, directory] = await Promise.all([threadQuestion(actor, id), getDirectory()]);
  const { question } = row;
  const { answers: answerRows, comments: commentRows } = await threadPosts(actor, row, after);
  const topic = directory.topic(question.topicId);
  const agency = topic && directory.agency(topic.agencyId);
  if (!topic || !agency) throw new NotFound();
  const facts = { ...question, duplicateOfId: row.original?.id ?? null };
  const scene = { actor, at, lang, row, directory, topic: { ...topic, agency } };
  const comments = commentRows.map((c) => commentView(scene, c));
  const commentsOf = (answerId: number | null) =>
    commentRows.flatMap((c, n) => (c.answerId === answerId && comments[n] ? [comments[n]] : []));
  const best = after ? Number.POSITIVE_INFINITY : Math.max(1, ...answerRows.map((a) => a.score));
  const leads = answerRows.filter((a) => a.score === best && a.visibility === 'public');
  const leader = answerRows.length > 1 && leads.length === 1 ? leads[0]?.id : null;
  const answers = answerRows
    .slice(0, answersPerPage)
    .map((a) => ({ ...answerView(scene, a, commentsOf(a.id)), mostVotes: a.id === leader }));

  context.fragments.set('q', row.body);
  for (const a of answerRows) context.fragments.set(`a${a.id}`, a.body);
  for (const c of commentRows) context.fragments.set(`c${c.id}`, c.body);
  for (const a of answerRows) freshUntil(context, a.verification && nextChange(asDates(a.verification), at));

  const official = answers.some((a) => a.official && isLive(a.official.state));
  const resolution = resolutionOf({
    closed: question.closedAt !== null,
    duplicate: row.original !== null,
    needsInfo: question.needsInfoAt !== null,
    accepted: question.acceptedAnswerId !== null,
    official,
    answered: question.firstAnsweredAt !== null,
  });
  const step = threadNextStep(row, { directory, topic, agency, answers, lang, at });
  freshUntil(context, nextStepChanges(step));
  return {
    id,
    step,
    slug: question.slug,
    topicId: topic.id,
    title: question.title,
    language: question.language,
    tags: question.tags,
    asker: authorOf(question, { authorId: question.askerId, authorHandle: row.askerHandle, authorName: row.askerName }),
    mine: isAsker(actor, question),
    ownCase: row.ownCase && ownCaseView(row.ownCase, at),
    description: row.markdown,
    askStaff: mayAskStaff(actor, question, directory.levelOf(topic), at),
    createdAt: question.createdAt,
    editedAt: row.revision > 1 ? question.updatedAt : null,
    viewCount: question.viewCount,
    meTooCount: question.meTooCount,
    meToo: row.meToo,
    following: row.following,
    visibility: question.visibility,
    visibilityReason: question.visibilityReason,
    resolution,
    official,
    closed: question.closedAt
      ? { reason: question.closedReason, note: question.closedNote, at: question.closedAt }
      : null,
    needsInfo: question.needsInfoAt ? { note: question.needsInfoNote, at: question.needsInfoAt } : null,
    original: row.original,
    source: question.source ? { name: question.source, url: question.sourceUrl, licence: question.licence } : null,
    dormant: question.dormant,
    firstAnsweredAt: question.firstAnsweredAt,
    escalation: row.escalation,
    triggers: row.triggers ?? [],
    lastResolution: row.lastResolution,
    topic: { slug: topic.slug, name: nameIn(lang, topic), risk: topic.risk },
    agency: agencyView(agency, lang),
    answers,
    moreAnswers: answerRows.length > answersPerPage,
    comments: commentsOf(null),
    answered: answers.length,
    can: {
      answer: canAnswer(actor, facts),
      edit: canEditQuestion(actor, facts),
      meToo: canMeToo(actor, facts),
      follow: canFollow(actor, facts),
      accept: canAccept(actor, facts),
      takePart: isMember(actor),
      moderate: isModerator(actor),
      staff: isStaff(actor),
    },
  };
}

export type ThreadView = Awaited<ReturnType<typeof threadView>>;

/** What each post of a thread needs to know of it. */
export type ThreadFrame = Pick<ThreadView, 'id' | 'slug' | 'language' | 'asker' | 'can'>;

/** The asker may ask staff for help from some time after asking. */
const mayAskStaff = (actor: Actor, question: ThreadQuestion['question'], level: ServiceLevel, at: Date) =>
  isMember(actor) && isAsker(actor, question) && at >= helpFrom(question, level);

/** Whether the asker is asked if it is solved, as long as a no opens the case again, and whether they have said so. */
function ownCaseView(own: NonNullable<ThreadQuestion['ownCase']>, at: Date) {
  const date = (value: string | null) => (value === null ? null : new Date(value));
  const resolvedAt = date(own.resolvedAt);
  const reopenable = canBeReopened({ state: own.state, resolvedAt, closedAt: date(own.closedAt) }, at);
  const said = own.solved === true && resolvedAt !== null && (date(own.saidAt) ?? at) >= resolvedAt;
  return { asks: own.state === 'resolved' && reopenable, said };
}

type Scene = {
  actor: Actor;
  at: Date;
  lang: Lang;
  row: ThreadQuestion;
  directory: Directory;
  topic: { id: number; agencyId: number; risk: Risk; agency: Agency };
};

export const isLive = (state: ShownState) => state === 'current' || state === 'due';

const asDates = (v: NonNullable<ThreadAnswer['verification']>) => ({ ...v, state: v.state as StoredState });

function answerView(
  { actor, at, lang, row, directory, topic }: Scene,
  a: ThreadAnswer,
  comments: CommentView[],
): Omit<AnswerView, 'mostVotes'> {
  const { question } = row;
  const v = a.verification;
  const shown = v ? shownState(asDates(v), at) : null;
  const bound = v && shown && isLive(shown) ? isOfficial(asDates(v), a, at) : true;
  const vAgency = v ? directory.agency(v.agencyId) : undefined;
  const scope = { agencyId: topic.agencyId, topicAgencyId: topic.agencyId, topicId: topic.id, risk: topic.risk };
  return {
    id: a.id,
    author: authorOf(question, a),
    own: actor.personId === a.authorId,
    byAsker: a.authorId === question.askerId,
    createdAt: a.createdAt,
    editedAt: a.revision > 1 ? a.editedAt : null,
    score: a.score,
    myVote: row.votes?.[a.id] ?? 0,
    myRating: row.ratings?.[a.id] ?? null,
    accepted: question.acceptedAnswerId === a.id,
    hidden: a.visibility === 'hidden' ? (a.hiddenReason ?? '') : null,
    pending: a.visibility === 'pending_review',
    newerWaits: a.newestRevisionId !== a.revisionId,
    contentHash: a.contentHash,
    source: a.source ? { name: a.source, url: a.sourceUrl, licence: a.licence } : null,
    official:
      v && shown && bound
        ? {
            state: shown,
            agency: { name: vAgency ? nameIn(lang, vAgency) : '', slug: vAgency?.slug ?? '' },
            shortAnswer: v.shortAnswer,
            verifier: a.verifierName,
            approver: a.approverName,
            importedFrom: v.importedFrom,
            verifiedAt: v.verifiedAt ?? v.createdAt,
            validUntil: v.validUntil,
            sources: a.sources ?? [],
            code: v.code,
            publicNote: v.publicNote,
            supersedes: v.supersedesId !== null,
            language: v.language,
            suspendedAt: v.suspendedAt,
            withdrawn: v.withdrawnAt ? { at: v.withdrawnAt, note: v.withdrawnNote } : null,
            supersededAt: v.supersededAt,
          }
        : null,
    improvedBy:
      a.reviserId === a.authorId || (question.askerWithheld && a.reviserId === question.askerId) ? null : a.reviserName,
    waiting: a.waiting,
    returned: isMember(actor) ? a.returned : null,
    can: {
      vote: canVote(actor, a, question),
      edit: canEditAnswer(actor, a),
      verify: a.visibility === 'public' && canVerify(actor, { ...scope, authorIds: [a.authorId] }, at),
      rate: canRate(actor, a),
      propose:
        canPropose(actor) &&
        a.visibility === 'public' &&
        question.visibility === 'public' &&
        a.waiting === null &&
        a.returned === null &&
        !(shown && (isLive(shown) || shown === 'suspended')),
    },
    comments,
  };
}

function commentView({ actor, row }: Scene, c: ThreadComment): CommentView {
  return {
    id: c.id,
    author: authorOf(row.question, c),
    own: actor.personId === c.authorId,
    createdAt: c.createdAt,
    hidden: c.visibility !== 'public',
  };
}

function agencyView(agency: Agency, lang: Lang) {
  return {
    id: agency.id,
    slug: agency.slug,
    name: nameIn(lang, agency),
    phone: agency.phone,
    calendar: agency.calendar,
  };
}
