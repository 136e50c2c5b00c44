import { type Actor, isAdmin, leads } from '~/platform/actor';

/** A lead sees to who speaks for their own agency, an admin and the operator to everybody's. */
export const canManageDelegations = (actor: Actor, agencyId: number) =>
  actor.kind === 'system' || isAdmin(actor) || leads(actor, agencyId);

/** Has an agency, or all of them, to see to. */
export const canManageSomeDelegations = (actor: Actor) =>
  isAdmin(actor) || actor.roles.some(({ agencyId }) => leads(actor, agencyId));
