import { type Actor, isAdmin, isModerator } from '~/platform/actor';

const isSystem = (actor: Actor) => actor.kind === 'system';

/** Admins (and the operator's commands) make accounts and give and take roles. */
export const canManagePeople = (actor: Actor) => isSystem(actor) || isAdmin(actor);

/** Moderators suspend members; staff are an admin's business. Nobody suspends themselves. */
export const canSuspend = (actor: Actor, target: { id: number; isStaff: boolean }) =>
  actor.personId !== target.id && (canManagePeople(actor) || (isModerator(actor) && !target.isStaff));
