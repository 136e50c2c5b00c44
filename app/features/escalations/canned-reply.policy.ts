import { type Actor, leads, worksFor } from '~/platform/actor';

/** Whoever writes to askers for an agency reads what it has prepared; its leads keep it. */
export const canUseReplies = (actor: Actor, agencyId: number) => worksFor(actor, agencyId);
export const canKeepReplies = (actor: Actor, agencyId: number) => leads(actor, agencyId);
