import { eq } from 'drizzle-orm';
import { questionPath } from '~/features/questions/slug';
import { type Actor, isStaff } from '~/platform/actor';
import { now } from '~/platform/clock';
import { verifications } from '~db/schema';
import { verificationViews } from './verification-view.server';

/** What staff have just done to a verification, and whether it can be undone: only what no reader has seen. */
export async function decisionOn(actor: Actor, id: number, at = now()) {
  if (!isStaff(actor)) return null;
  const [v] = await verificationViews(at, eq(verifications.id, id), { limit: 1 });
  if (!v || (v.question.visibility !== 'public' && v.question.visibility !== 'limited')) return null;
  const unseen = v.verifiedAt === null;
  return {
    id,
    answerId: v.answerId,
    title: v.question.title,
    path: `${questionPath({ id: v.questionId, slug: v.question.slug })}#answer-${v.answerId}`,
    language: v.language,
    undo: unseen && (v.state === 'withdrawn' || (v.state === 'in_review' && v.verifier?.id === actor.personId)),
    /** Readers have seen it: it can be taken back, with a note to them. */
    takeBack: v.official,
  };
}
