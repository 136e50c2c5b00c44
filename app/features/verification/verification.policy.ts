import {
  type Actor,
  type ActorDelegation,
  delegationFor,
  isMember,
  isModerator,
  isStaff,
  leads,
  type Risk,
  riskAtMost,
  worksFor,
} from '~/platform/actor';

/** What the rules need to know of an answer and of the agency that is to stand behind it. */
export type AnswerFacts = {
  /** Whose words it is: the author of the answer and whoever wrote the revision. */
  authorIds: readonly number[];
  agencyId: number;
  topicId: number;
  topicAgencyId: number;
  risk: Risk;
};

/**
 * The delegation that lets this person speak for the agency on this topic now, if any. One for all topics covers the agency's own
 * topics only. Staff alone may use one: a delegation outlives no role.
 */
export function verifyingDelegation(actor: Actor, facts: AnswerFacts, at: Date): ActorDelegation | null {
  if (!isStaff(actor)) return null;
  const { agencyId, topicId, topicAgencyId, risk } = facts;
  const delegations = actor.delegations.filter((d) => topicAgencyId === agencyId || d.topicId === topicId);
  return delegationFor({ ...actor, delegations }, { agencyId, topicId, risk }, at);
}

/** May confirm this answer as official. Where the risk is high, nobody confirms their own words. */
export function canVerify(actor: Actor, facts: AnswerFacts, at: Date): boolean {
  return verifyingDelegation(actor, facts, at) !== null && (facts.risk !== 'high' || !wrote(actor, facts));
}

/** May be the second person of a high-risk answer: neither its author nor the first. */
export function canApprove(actor: Actor, facts: AnswerFacts & { verifierId: number | null }, at: Date): boolean {
  return verifyingDelegation(actor, facts, at) !== null && !wrote(actor, facts) && actor.personId !== facts.verifierId;
}

/** May take an official answer back or suspend it: whoever could have given it, its agency's lead, and moderators. */
export function canWithdraw(actor: Actor, facts: AnswerFacts, at: Date): boolean {
  return verifyingDelegation(actor, facts, at) !== null || leads(actor, facts.agencyId) || isModerator(actor);
}

/** May give a suspended answer its badge back, or say that a reader's doubt was unfounded. */
export function canReinstate(actor: Actor, facts: AnswerFacts, at: Date): boolean {
  return verifyingDelegation(actor, facts, at) !== null;
}

/** May say that an official answer is out of date or dangerous. */
export function canChallenge(actor: Actor): boolean {
  return isMember(actor);
}

/** May suggest an answer to those who verify. */
export function canPropose(actor: Actor): boolean {
  return isMember(actor);
}

export function canSeeDesk(actor: Actor): boolean {
  return isStaff(actor);
}

/** May read revisions that the public never saw: their author and staff. */
export function canSeePending(actor: Actor, revisionAuthorId: number): boolean {
  return isStaff(actor) || (isMember(actor) && actor.personId === revisionAuthorId);
}

/** The higher of the two: a verifier may raise an answer's risk class above its topic's, never lower it. */
export function effectiveRisk(topicRisk: Risk, claimed: Risk | undefined): Risk {
  return claimed && riskAtMost(topicRisk, claimed) ? claimed : topicRisk;
}

/** Works the desk of this agency: sees what waits there also without a delegation of their own. */
export function worksDeskOf(actor: Actor, agencyId: number): boolean {
  return isModerator(actor) || worksFor(actor, agencyId);
}

function wrote(actor: Actor, facts: AnswerFacts): boolean {
  return actor.personId !== null && facts.authorIds.includes(actor.personId);
}
