import { type Actor, isMember, isModerator, leads, type PersonActor, worksFor } from '~/platform/actor';
import { hours } from '~/platform/clock';

export const openStates = ['queued', 'claimed', 'waiting_asker', 'waiting_third_party', 'ready_to_publish'] as const;
export type OpenState = (typeof openStates)[number];
export type CaseState = OpenState | 'resolved' | 'closed' | 'withdrawn' | 'merged';

export const isOpenState = (state: string): state is OpenState => (openStates as readonly string[]).includes(state);

/** What the rules need to know of a case. */
export type CaseFacts = {
  state: string;
  agencyId: number;
  triageAgencyId: number | null;
  askerId: number;
  assigneeId: number | null;
  hops: number;
};

/** How long a resolved or lapsed case can be taken up again as the same case. */
export const reopenWithinDays = 14;
export const leaseMs = 30 * 60_000;
/** After so many transfers only a lead passes a case on. */
export const freeHops = 2;

/** On the triage desk: its agency's staff; while a case lies there, moderators too. */
const isTriage = (actor: Actor, c: CaseFacts) =>
  worksFor(actor, c.triageAgencyId) || (isModerator(actor) && c.agencyId === c.triageAgencyId);

/** Works this case's desk. Nobody works on their own question. */
export const canWork = (actor: Actor, c: CaseFacts): actor is PersonActor =>
  actor.personId !== c.askerId && (worksFor(actor, c.agencyId) || isTriage(actor, c));

/** Sees the staff side: messages, notes, history. Everybody else is told there is no such case. */
export const canSeeCase = canWork;

/** Sees the shared part: their own question's case. */
export const isCaseAsker = (actor: Actor, c: CaseFacts): actor is PersonActor =>
  isMember(actor) && actor.personId === c.askerId;

export const canClaim = (actor: Actor, c: CaseFacts): actor is PersonActor => canWork(actor, c) && isOpenState(c.state);

/** Holds the case: only the holder writes to the asker, sets the state, passes it on and resolves. */
export const isHolder = (actor: Actor, c: CaseFacts) => actor.personId !== null && actor.personId === c.assigneeId;

/** Leads of the case's agency, and of the triage desk, assign and take over. */
export const canAssign = (actor: Actor, c: CaseFacts): actor is PersonActor =>
  actor.personId !== c.askerId && (leads(actor, c.agencyId) || leads(actor, c.triageAgencyId));

/** The holder passes a case on; after two hops the lead decides. */
export const canTransfer = (actor: Actor, c: CaseFacts): actor is PersonActor =>
  canAssign(actor, c) || (canWork(actor, c) && isHolder(actor, c) && c.hops < freeHops);

/** Cases are merged, and taken apart again, by whoever works the desks of all of them. */
export const canMerge = canWork;

/** An internal note may be left by everyone at the desk, holding the case or not. */
export const canNote = canWork;

export const canReopen = (actor: Actor, c: CaseFacts): actor is PersonActor =>
  isCaseAsker(actor, c) || canWork(actor, c);

/** Which trigger this person's request would be: the asker's own, a moderator's, or none. */
export function requestTrigger(actor: Actor, question: { askerId: number }): 'asker' | 'moderator' | null {
  if (isModerator(actor) && actor.personId !== question.askerId) return 'moderator';
  if (isMember(actor) && actor.personId === question.askerId) return 'asker';
  return null;
}

/** When the asker may ask for help: a day after asking unless agency or topic say otherwise; a good neighbour may still be writing. */
export const helpFrom = (question: { createdAt: Date }, level: { askerHours: number }) =>
  new Date(question.createdAt.getTime() + hours(level.askerHours));
