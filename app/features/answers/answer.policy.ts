import { type Actor, isMember, isModerator, type PersonActor } from '~/platform/actor';

export type AnswerFacts = { authorId: number; visibility: string };

/** Everyone sees public answers; hidden ones and those under review only their author and moderators. */
export const canSeeAnswer = (actor: Actor, answer: AnswerFacts) =>
  answer.visibility === 'public' || isModerator(actor) || (isMember(actor) && actor.personId === answer.authorId);

/** An author edits their own words; moderators repair. An edit of an official answer waits for its own verification. */
export const canEditAnswer = (actor: Actor, answer: AnswerFacts): actor is PersonActor =>
  isMember(actor) && (isModerator(actor) || (actor.personId === answer.authorId && answer.visibility !== 'hidden'));

/** "Did this help?" is for readers, visitors too; nobody rates their own. */
export const canRate = (actor: Actor, answer: AnswerFacts) =>
  answer.visibility === 'public' && !actor.suspended && actor.personId !== answer.authorId;
