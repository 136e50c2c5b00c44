import type { NextStepTone } from '~/components/next-step-line';
import type { ShownState } from '~/features/verification/review-due';
import type { Trigger } from './trigger';

/** The question in whose case another is worked; null when it is not public. */
export type MainQuestion = { id: number; slug: string; title: string; language: string } | null;

/** What the sentence under a question's title is made from: public facts only. Names of agencies are in the reader's language. */
export interface NextStepFacts {
  visibility: string;
  dormant: boolean;
  /** Nobody answered by then: it goes to staff. */
  unansweredAt: Date;
  /** Nothing settled by then: it goes to staff. Null when nobody has reckoned it. */
  unresolvedAt: Date | null;
  closed: { reason: string | null; at: Date } | null;
  duplicate: boolean;
  needsInfo: boolean;
  accepted: boolean;
  answered: boolean;
  /** The best word of staff on any answer here. */
  official: { state: ShownState; agency: string; verifiedAt: Date; validUntil: Date } | null;
  openCase: { state: string; agency: string; since: Date; dueAt: Date | null; why: Trigger | null } | null;
  /** Its case is worked in that of another question. */
  merged: {
    agency: string;
    main: MainQuestion;
    since: Date;
    dueAt: Date | null;
    end: { at: Date; reason: string | null; note: string | null } | null;
  } | null;
  lastEnd: { agency: string; reason: string | null; note: string | null; at: Date } | null;
}

export type NextStep =
  | { kind: 'under_review' | 'duplicate' | 'accepted' | 'needs_info' | 'going_to_staff' | 'resting' | 'open' }
  | { kind: 'closed'; reason: string | null; at: Date }
  | { kind: 'official' | 'official_due'; agency: string; at: Date; until: Date }
  | { kind: 'was_official' | 'suspended'; agency: string; until: Date }
  | { kind: 'ready_to_publish'; agency: string }
  | {
      kind: 'with_staff' | 'with_staff_late' | 'third_party';
      agency: string;
      since: Date;
      by: Date;
      why: Trigger | null;
    }
  | { kind: 'with_staff_soon' | 'asker_needed'; agency: string; since: Date; why: Trigger | null }
  | { kind: 'merged'; agency: string; main: MainQuestion; since: Date; by: Date }
  | { kind: 'merged_soon'; agency: string; main: MainQuestion; since: Date }
  | { kind: 'merged_answered'; agency: string; main: MainQuestion; at: Date }
  | { kind: 'no_answer'; agency: string; reason: string; note: string | null; at: Date }
  | { kind: 'waiting' | 'answered'; by: Date };

/** What happens next, and by when, at this moment. The first that holds is said. */
export function nextStep(facts: NextStepFacts, at: Date): NextStep {
  const { official, openCase, lastEnd } = facts;
  if (facts.visibility === 'pending_review') return { kind: 'under_review' };
  if (facts.duplicate) return { kind: 'duplicate' };
  if (facts.closed) return { kind: 'closed', ...facts.closed };
  if (official?.state === 'current' || official?.state === 'due')
    return {
      kind: official.state === 'due' ? 'official_due' : 'official',
      agency: official.agency,
      at: official.verifiedAt,
      until: official.validUntil,
    };
  if (official?.state === 'expired')
    return { kind: 'was_official', agency: official.agency, until: official.validUntil };
  if (official?.state === 'suspended')
    return { kind: 'suspended', agency: official.agency, until: official.validUntil };
  if (openCase) return caseStep(openCase, at);
  if (facts.merged) return mergedStep(facts.merged, at);
  if (facts.accepted) return { kind: 'accepted' };
  if (lastEnd?.reason) return { kind: 'no_answer', ...lastEnd, reason: lastEnd.reason };
  if (facts.needsInfo) return { kind: 'needs_info' };
  if (facts.dormant) return { kind: 'resting' };
  const by = facts.answered ? facts.unresolvedAt : facts.unansweredAt;
  if (by === null) return { kind: 'open' };
  if (by <= at) return { kind: 'going_to_staff' };
  return { kind: facts.answered ? 'answered' : 'waiting', by };
}

function caseStep(open: NonNullable<NextStepFacts['openCase']>, at: Date): NextStep {
  const { agency, since, dueAt: by, why } = open;
  if (open.state === 'waiting_asker') return { kind: 'asker_needed', agency, since, why };
  if (open.state === 'ready_to_publish') return { kind: 'ready_to_publish', agency };
  if (by === null) return { kind: 'with_staff_soon', agency, since, why };
  if (by <= at) return { kind: 'with_staff_late', agency, since, by, why };
  if (open.state === 'waiting_third_party') return { kind: 'third_party', agency, since, by, why };
  return { kind: 'with_staff', agency, since, by, why };
}

function mergedStep({ agency, main, since, dueAt, end }: NonNullable<NextStepFacts['merged']>, at: Date): NextStep {
  if (end?.reason) return { kind: 'no_answer', agency, reason: end.reason, note: end.note, at: end.at };
  if (end) return { kind: 'merged_answered', agency, main, at: end.at };
  if (dueAt === null || dueAt <= at) return { kind: 'merged_soon', agency, main, since };
  return { kind: 'merged', agency, main, since, by: dueAt };
}

/** The next moment at which the sentence may read differently by time alone: no cached page may outlive it. */
export function nextStepChanges(step: NextStep): Date | null {
  switch (step.kind) {
    case 'waiting':
    case 'answered':
    case 'with_staff':
    case 'third_party':
    case 'merged':
      return step.by;
    case 'official':
    case 'official_due':
      return step.until;
    default:
      return null;
  }
}

/** How the sentence looks. */
export function nextStepTone(step: NextStep): NextStepTone {
  switch (step.kind) {
    case 'official':
    case 'official_due':
      return 'official';
    case 'was_official':
    case 'suspended':
      return 'was-official';
    case 'asker_needed':
    case 'needs_info':
      return 'asker';
    case 'with_staff':
    case 'with_staff_soon':
    case 'with_staff_late':
    case 'third_party':
    case 'ready_to_publish':
    case 'going_to_staff':
    case 'merged':
    case 'merged_soon':
      return 'staff';
    case 'accepted':
    case 'answered':
    case 'merged_answered':
      return 'answered';
    case 'closed':
    case 'duplicate':
    case 'no_answer':
      return 'closed';
    default:
      return 'waiting';
  }
}
