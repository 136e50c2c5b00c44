import { addBusinessMinutes, type BusinessCalendar, businessDayMinutes } from '~/features/directory/business-time';
import type { ServiceLevel } from '~/features/directory/service-level.server';
import { hours } from '~/platform/clock';
import type { Trigger } from './trigger';

/** What the automatic triggers look at; counts leave the asker out. */
export interface QuestionState {
  createdAt: Date;
  visibility: string;
  /** Closed, or a duplicate of another. */
  ended: boolean;
  firstAnsweredAt: Date | null;
  accepted: boolean;
  people: number;
  views: number;
  comments: number;
  /** Public answers, best score first. */
  answers: readonly { score: number; votes: number }[];
  /** The verification that is current or suspended, if there is one. */
  verification: VerificationState | null;
  /** The last case that was resolved or closed. */
  lastEnd: { openedAt: Date; byAnswer: boolean } | null;
}

export interface VerificationState {
  suspended: boolean;
  /** Suspended together with its whole topic or agency, which a lead will lift in one go. */
  awaitsLead?: boolean;
  /** Verified revision on display, valid, and not suspended. */
  official: boolean;
  reviewDueAt: Date;
  outdatedReports: number;
  suspendedAt: Date | null;
  /** When the delegation it rests on ended or ends. */
  delegationEndsAt?: Date | null;
  /** When a source of it was found gone for good. */
  sourceBrokenAt?: Date | null;
}

/** Triggers that come and go by themselves. The others are somebody's word. */
export const automatic: readonly Trigger[] = ['unanswered', 'unresolved', 'demand', 'conflict', 'recheck'];

/** The automatic triggers whose conditions hold at `at`. */
export function conditionsMet(
  question: QuestionState,
  level: ServiceLevel,
  calendar: BusinessCalendar,
  at: Date,
): Set<Trigger> {
  const met = new Set<Trigger>();
  if (question.ended || question.visibility === 'hidden' || question.visibility === 'pending_review') return met;
  const official = question.verification?.official ?? false;
  const moments = dueMoments(question, level, calendar);
  if (!question.firstAnsweredAt && moments.unanswered <= at) met.add('unanswered');
  if (!question.accepted && !official && moments.unresolved <= at) met.add('unresolved');
  if (!official && (question.people >= level.demandPeople || question.views >= level.demandViews)) met.add('demand');
  if (!official && (question.comments >= level.conflictComments || compete(question.answers, level.conflictVotes)))
    met.add('conflict');
  if (question.verification && needsRecheck(question.verification, level, at)) met.add('recheck');
  return met;
}

/** Those of the conditions that may open a case: not on what is not public, and not again for what a desk has answered. */
export function mayOpen(question: QuestionState, level: ServiceLevel, met: ReadonlySet<Trigger>): Trigger[] {
  if (question.visibility !== 'public') return [];
  return automatic.filter((trigger) => met.has(trigger) && !dealtWith(question, level, trigger));
}

/**
 * Triggers in force whose own conditions have ended; a plea for help ends when its asker accepts or hears officially, danger when a
 * moderator has let the question back into public.
 */
export function lapsed(question: QuestionState, live: readonly Trigger[], met: ReadonlySet<Trigger>): Trigger[] {
  const gone = question.ended || question.visibility === 'hidden';
  const helped = question.accepted || (question.verification?.official ?? false);
  return live.filter((trigger) => {
    if (automatic.includes(trigger)) return !met.has(trigger);
    if (trigger === 'asker') return gone || helped;
    if (trigger === 'safety') return question.visibility === 'public';
    return trigger === 'moderator' && gone;
  });
}

/** The next moment after `at` at which time alone may meet a condition; null when none can. */
export function nextLook(
  question: QuestionState,
  level: ServiceLevel,
  calendar: BusinessCalendar,
  at: Date,
): Date | null {
  if (question.ended || question.visibility !== 'public') return null;
  const moments = dueMoments(question, level, calendar);
  const official = question.verification?.official ?? false;
  const coming = [
    question.firstAnsweredAt ? null : moments.unanswered,
    question.accepted || official ? null : moments.unresolved,
    question.verification && !question.verification.suspended ? question.verification.reviewDueAt : null,
    question.verification?.delegationEndsAt ?? null,
  ].filter((moment) => moment !== null && moment > at) as Date[];
  return coming.sort((a, b) => a.getTime() - b.getTime())[0] ?? null;
}

function dueMoments(question: QuestionState, level: ServiceLevel, calendar: BusinessCalendar) {
  return {
    unanswered: new Date(question.createdAt.getTime() + hours(level.unansweredHours)),
    unresolved: addBusinessMinutes(calendar, question.createdAt, level.unresolvedDays * businessDayMinutes(calendar)),
  };
}

/** Two answers compete when both have friends, their scores lie within a fifth of each other's, and enough people voted. */
function compete(answers: QuestionState['answers'], votes: number): boolean {
  const [first, second] = answers;
  if (!first || !second || second.score < 1) return false;
  const close = first.score - second.score <= Math.max(1, first.score * 0.2);
  return close && first.votes + second.votes >= votes;
}

function needsRecheck(verification: VerificationState, level: ServiceLevel, at: Date): boolean {
  const { suspended, outdatedReports } = verification;
  return suspended || outdatedReports >= level.recheckReports || causeOf(verification) <= at;
}

/**
 * What a desk has given its public reason for does not come back by itself. An answer it gave keeps the conditions from
 * holding; should it cease to be official, they hold again. A recheck comes back when there is a newer cause than that case.
 */
function dealtWith(question: QuestionState, level: ServiceLevel, trigger: Trigger): boolean {
  const { lastEnd, verification } = question;
  if (!lastEnd) return false;
  if (trigger !== 'recheck') return !lastEnd.byAnswer;
  if (!verification) return true;
  const { suspended, suspendedAt } = verification;
  const cause = suspended ? (suspendedAt ?? causeOf(verification)) : causeOf(verification);
  return verification.outdatedReports < level.recheckReports && lastEnd.openedAt >= cause;
}

/** The first of its review, the end of its delegation and the loss of a source. */
function causeOf({ reviewDueAt, delegationEndsAt, sourceBrokenAt }: VerificationState): Date {
  return [delegationEndsAt, sourceBrokenAt].reduce<Date>((first, at) => (at && at < first ? at : first), reviewDueAt);
}
