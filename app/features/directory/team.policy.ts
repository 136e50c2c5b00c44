import {
  type Actor,
  agencyIdsOf,
  isAdmin,
  isPerson,
  isStaff,
  leads,
  type PersonActor,
  worksFor,
} from '~/platform/actor';

/** Who works where: roles a person holds at agencies. */
type Member = { personId: number; agencyIds: readonly number[] };

/** Sees who is at work in an agency and how much lies with them: its own people and admins. */
export const canSeeTeam = (actor: Actor, agencyId: number) => worksFor(actor, agencyId) || isAdmin(actor);

/** Sees some team or other. */
export const canSeeSomeTeam = (actor: Actor) => isAdmin(actor) || agencyIdsOf(actor).length > 0;

/** Says when somebody is out of office: everybody of themselves, a lead of their people. */
export const canSetAbsence = (actor: Actor, member: Member) =>
  member.agencyIds.length > 0 &&
  ((isStaff(actor) && actor.personId === member.personId) || member.agencyIds.some((id) => leads(actor, id)));

/** Hands somebody's cases to others: a lead those of their agency, everybody their own. */
export const canHandOver = (actor: Actor, personId: number, agencyId: number) =>
  leads(actor, agencyId) || (worksFor(actor, agencyId) && actor.personId === personId);

/** Says what they know: whoever works an agency's cases. */
export const canClaimSkill = (actor: Actor): actor is PersonActor => isPerson(actor) && agencyIdsOf(actor).length > 0;

/** Confirms what somebody says they know: a lead of their people. */
export const canConfirmSkill = (actor: Actor, member: Member) => member.agencyIds.some((id) => leads(actor, id));

/** Sets the hours, days off, promises and thresholds of an agency, and puts up its alerts. */
export const canLead = (actor: Actor, agencyId: number) => leads(actor, agencyId);

/** Looks at them: the agency's lead and admins. */
export const canSeeSettings = (actor: Actor, agencyId: number) => leads(actor, agencyId) || isAdmin(actor);

/** Leads some agency or other, or is an admin. */
export const canSeeSomeSettings = (actor: Actor) =>
  isAdmin(actor) || actor.roles.some(({ agencyId }) => leads(actor, agencyId));
