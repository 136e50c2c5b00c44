import { type Actor, isMember, isModerator, isStaff, type PersonActor } from '~/platform/actor';

export type Visibility = 'pending_review' | 'public' | 'limited' | 'hidden';

/** What the rules need to know of a question. */
export type QuestionFacts = {
  askerId: number;
  visibility: Visibility | string;
  closedAt: Date | string | null;
  duplicateOfId?: number | null;
  /** Staff who wrote it down for the asker. */
  takenById?: number | null;
};

export const isAsker = (actor: Actor, question: Pick<QuestionFacts, 'askerId'>) =>
  actor.personId !== null && actor.personId === question.askerId;

export const canAsk = (actor: Actor): actor is PersonActor => isMember(actor);

/** Everyone reads public questions; those under review or limited are for the asker and staff, hidden ones for moderators. */
export function canSee(actor: Actor, question: QuestionFacts): boolean {
  switch (question.visibility) {
    case 'public':
      return true;
    case 'hidden':
      return isModerator(actor);
    default:
      return isAsker(actor, question) || isStaff(actor);
  }
}

const isOpenForPosts = (question: QuestionFacts) => question.closedAt === null && !question.duplicateOfId;

export const canAnswer = (actor: Actor, question: QuestionFacts): actor is PersonActor =>
  isMember(actor) && canSee(actor, question) && isOpenForPosts(question) && question.visibility !== 'hidden';

export const canComment = canAnswer;

export const canEditQuestion = (actor: Actor, question: QuestionFacts): actor is PersonActor =>
  isMember(actor) &&
  (isModerator(actor) ||
    ((isAsker(actor, question) || actor.personId === question.takenById) &&
      isOpenForPosts(question) &&
      question.visibility !== 'hidden'));

/** Nobody votes on, or has, their own question "too". */
export const canMeToo = (actor: Actor, question: QuestionFacts): actor is PersonActor =>
  isMember(actor) && question.visibility === 'public' && !isAsker(actor, question);

export const canFollow = (actor: Actor, question: QuestionFacts): actor is PersonActor =>
  isMember(actor) && canSee(actor, question);

/** The asker accepts, while the question is theirs to steer. */
export const canAccept = (actor: Actor, question: QuestionFacts): actor is PersonActor =>
  isMember(actor) && isAsker(actor, question) && question.visibility !== 'hidden';

export const canVote = (actor: Actor, post: { authorId: number }, question: QuestionFacts): actor is PersonActor =>
  isMember(actor) && question.visibility === 'public' && actor.personId !== post.authorId;

/** Only staff take a question from somebody at the counter, by phone or on paper. */
export const canAskForOthers = (actor: Actor) => isStaff(actor);
