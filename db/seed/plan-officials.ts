import { approveVerification } from '~/features/verification/approve-verification.server';
import { challengeVerification } from '~/features/verification/challenge-verification.server';
import { remindReviews } from '~/features/verification/remind-reviews.server';
import { reminderDays } from '~/features/verification/review-due';
import { verifyAnswer } from '~/features/verification/verify-answer.server';
import { withdrawVerification } from '~/features/verification/withdraw-verification.server';
import { days, minutes } from '~/platform/clock';
import type { Act, Stage } from './act';
import { topics } from './content/topics';
import type { Official, Thread, Topic } from './content/types';
import type { Moments } from './moments';

/** How long before the second person's yes the first one asks for it. */
const secondLook = minutes(35);
const usualReviewDays = 180;
const graceDays = 30;

/** Verifications of answers, with what readers report about them and how they end. */
export function planOfficials(thread: Thread, moments: Moments): Act[] {
  const acts: Act[] = [];
  for (const answer of thread.answers ?? []) {
    for (const official of answer.officials ?? []) {
      const at = moments.of(official.ago);
      acts.push(
        ...verifying(thread, answer.key, official, at),
        ...reminders(datesOf(topicOf(thread), at, official), at),
      );
      const { withdrawn } = official;
      if (withdrawn)
        acts.push({
          at: moments.of(withdrawn.ago),
          rank: 'official',
          run: async ({ people, thread: played }) =>
            withdrawVerification(await people.actor(withdrawn.by), played.answerId(answer.key), withdrawn.note),
        });
      for (const { by, ago, kind, note } of official.reports ?? [])
        acts.push({
          at: moments.of(ago),
          rank: 'flag',
          run: async ({ people, thread: played }) =>
            challengeVerification(await people.actor(by), played.answerId(answer.key), { kind, note }),
        });
    }
  }
  return acts;
}

/** One person's confirmation; with a second one's where the content names them. Official from the moment it names. */
function verifying(thread: Thread, key: string, official: Official, at: Date): Act[] {
  const { approvedBy } = official;
  let verificationId = 0;
  const first: Act = {
    at: approvedBy ? new Date(at.getTime() - secondLook) : at,
    rank: 'official',
    run: async ({ people, thread: played }) => {
      const topic = topicOf(thread);
      const verified = await verifyAnswer(await people.actor(official.by), {
        answerId: played.answerId(key),
        contentHash: await played.newestHash(key),
        agency: topic.agency,
        method: official.method,
        shortAnswer: official.short,
        sources: [...official.sources],
        publicNote: official.note,
        ...datesOf(topic, at, official),
      });
      verificationId = verified.id;
    },
  };
  if (!approvedBy) return [first];
  const second = async ({ people, thread: played }: Stage) =>
    approveVerification(await people.actor(approvedBy), verificationId, await played.newestHash(key));
  return [first, { at, rank: 'official', run: second }];
}

/** The agency is reminded on the days that fit between verifying and review, by the sweep of the product. */
function reminders({ reviewDueAt }: { reviewDueAt: Date }, verifiedAt: Date): Act[] {
  return reminderDays
    .map((ahead) => new Date(reviewDueAt.getTime() - days(ahead)))
    .filter((at) => at > verifiedAt)
    .map((at) => ({ at, rank: 'reader', run: async (_, moment) => remindReviews(moment) }));
}

/** The topic a thread stands in today. */
export function topicOf(thread: Thread): Topic {
  const moved = thread.moderation?.find((step) => step.do === 'move');
  const slug = moved?.do === 'move' ? moved.to : thread.topic;
  const topic = topics.find((one) => one.slug === slug);
  if (!topic) throw new Error(`There is no topic ${slug}`);
  return topic;
}

/** When an answer verified at `at` is due for review and until when it counts; sooner where the subject is money or deadlines. */
export function datesOf(
  topic: Topic,
  at: Date,
  set: { reviewDays?: number; validDays?: number } = {},
): { reviewDueAt: Date; validUntil: Date } {
  const review = set.reviewDays ?? topic.reviewDays ?? usualReviewDays;
  const valid = set.validDays ?? review + graceDays;
  return {
    reviewDueAt: new Date(at.getTime() + days(Math.min(review, valid))),
    validUntil: new Date(at.getTime() + days(valid)),
  };
}
