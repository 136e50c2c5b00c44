import type { NextStepTone } from '~/components/next-step-line';
import type { ShownState } from '~/features/verification/review-due';

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
  openCase: { state: string; agency: string; openedAt: Date; dueAt: Date | null } | null;
  lastEnd: { agency: string; reason: string | null; note: string | null; at: Date } | null;
}

export type NextStep =
  | { kind: 'under_review' | 'duplicate' | 'accepted' | 'needs_info' | 'going_to_staff' | 'resting' | 'open' }
  | { kind: 'closed'; reason: string | null; at: Date }
  | { kind: 'official' | 'official_due'; agency: string; at: Date; until: Date }
  | { kind: 'was_official' | 'suspended'; agency: string; until: Date }
  | { kind: 'asker_needed' | 'ready_to_publish'; agency: string }
  | { kind: 'with_staff' | 'with_staff_late' | 'third_party'; agency: string; since: Date; by: Date }
  | { kind: 'with_staff_soon'; agency: string; since: Date }
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
  const { agency, openedAt: since, dueAt: by } = open;
  if (open.state === 'waiting_asker') return { kind: 'asker_needed', agency };
  if (open.state === 'ready_to_publish') return { kind: 'ready_to_publish', agency };
  if (by === null) return { kind: 'with_staff_soon', agency, since };
  if (by <= at) return { kind: 'with_staff_late', agency, since, by };
  return { kind: open.state === 'waiting_third_party' ? 'third_party' : 'with_staff', agency, since, by };
}

/** The next moment at which the sentence may read differently by time alone: no cached page may outlive it. */
export function nextStepChanges(step: NextStep): Date | null {
  switch (step.kind) {
    case 'waiting':
    case 'answered':
    case 'with_staff':
    case 'third_party':
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
      return 'staff';
    case 'accepted':
    case 'answered':
      return 'answered';
    case 'closed':
    case 'duplicate':
    case 'no_answer':
      return 'closed';
    default:
      return 'waiting';
  }
}
