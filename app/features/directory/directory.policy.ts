import { type Actor, isAdmin } from '~/platform/actor';

/** Agencies, topics and the site's own name are the administrators' business. */
export const canManageDirectory = (actor: Actor) => actor.kind === 'system' || isAdmin(actor);
