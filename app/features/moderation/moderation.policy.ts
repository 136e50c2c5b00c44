import { type Actor, isMember, isModerator, isStaff, type PersonActor, worksFor } from '~/platform/actor';

/** Members report what is wrong with somebody else's post. */
export function canFlag(actor: Actor, post: { authorId: number; visibility: string }): actor is PersonActor {
  return isMember(actor) && post.visibility !== 'hidden' && actor.personId !== post.authorId;
}

/** Flags, the review queue, hiding, closing, merging, moving: the moderators' work. */
export function canModerate(actor: Actor): actor is PersonActor {
  return isModerator(actor);
}

/** Moderators, and staff of the agency the question is about, may ask for what is missing. */
export function canAskForInfo(actor: Actor, topicAgencyId: number): actor is PersonActor {
  return isModerator(actor) || worksFor(actor, topicAgencyId);
}

/** Moderators, and whoever holds the question's open case, remove personal data from a thread. */
export function canRedact(actor: Actor, question: { holderId: number | null }): actor is PersonActor {
  return isModerator(actor) || (isStaff(actor) && actor.personId === question.holderId);
}

export function canSeeFlagsDesk(actor: Actor): boolean {
  return isModerator(actor);
}

export function canSeeStaffDesk(actor: Actor): boolean {
  return isStaff(actor);
}
