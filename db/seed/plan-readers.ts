import { rateAnswer } from '~/features/answers/rate-answer.server';
import { voteAnswer } from '~/features/answers/vote-answer.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { setMeToo } from '~/features/questions/me-too.server';
import { days } from '~/platform/clock';
import type { Act } from './act';
import type { Handle, Thread } from './content/types';
import type { Moments } from './moments';

type Run = (handle: Handle) => Act['run'];

/** What people do without writing: votes, "I have this question too", follows and "did this help?". */
export function planReaders(thread: Thread, moments: Moments): Act[] {
  const acts: Act[] = [];
  const asked = moments.of(thread.ago);
  const spread = (handles: readonly Handle[], from: Date, to: Date, salt: string, run: Run) => {
    const at = moments.between(from, to, handles.length, `${thread.key} ${salt}`);
    for (const [n, handle] of handles.entries()) acts.push({ at: at[n] ?? from, rank: 'reader', run: run(handle) });
  };
  const end = attentionEnds(thread, moments);

  spread(thread.meToo ?? [], asked, end, 'me too', (handle) => async ({ people, thread: played }, at) => {
    await setMeToo(await people.actor(handle), played.questionId, true, at);
  });
  spread(thread.followers ?? [], asked, end, 'follow', (handle) => async ({ people, thread: played }) => {
    await setFollow(await people.actor(handle), played.questionId, true);
  });

  const vote = (key: string, from: Date, up: readonly Handle[] = [], down: readonly Handle[] = []) => {
    const voters = [...up.map((by) => ({ by, value: 1 as const })), ...down.map((by) => ({ by, value: -1 as const }))];
    const at = moments.between(from, end > from ? end : moments.loadedAt, voters.length, `${thread.key} ${key}`);
    // By name, so that a disputed answer is disputed from the start.
    voters.sort((a, b) => (a.by < b.by ? -1 : 1));
    for (const [n, { by, value }] of voters.entries())
      acts.push({
        at: at[n] ?? from,
        rank: 'reader',
        run: async ({ people, thread: played }, moment) =>
          voteAnswer(await people.actor(by), played.answerId(key), value, moment),
      });
  };
  for (const answer of thread.answers ?? []) {
    vote(answer.key, moments.of(answer.ago), answer.up, answer.down);
    for (const [n, official] of (answer.officials ?? []).entries()) {
      const next = answer.officials?.[n + 1]?.ago ?? official.withdrawn?.ago;
      const from = moments.of(official.ago);
      const to = next ? moments.of(next) : moments.loadedAt;
      const rate =
        (helped: boolean): Run =>
        (handle) =>
        async ({ people, thread: played }) =>
          rateAnswer(await people.actor(handle), played.answerId(answer.key), { helped, visitorHash: null });
      spread(official.helped?.yes ?? [], from, to, `helped ${n}`, rate(true));
      spread(official.helped?.no ?? [], from, to, `not helped ${n}`, rate(false));
    }
  }
  for (const step of thread.case?.steps ?? [])
    if ('answer' in step) vote(step.answer.key, moments.of(step.ago), step.answer.up);
  return acts;
}

/** Until when people look at a thread: until it is taken away or escalates because of them, or for the better part of its life. */
function attentionEnds(thread: Thread, moments: Moments): Date {
  const ended = (thread.moderation ?? []).filter((step) => ['hide', 'limit', 'duplicate', 'close'].includes(step.do));
  const crowd = (thread.case?.triggers ?? []).filter(({ kind }) => kind === 'demand' || kind === 'conflict');
  const limits = [...ended, ...crowd].map(({ ago }) => moments.of(ago).getTime());
  const asked = moments.of(thread.ago).getTime();
  const age = moments.loadedAt.getTime() - asked;
  const usual = asked + (age < days(4) ? age * 0.97 : Math.max(days(4), age * 0.6));
  return new Date(Math.min(usual, ...limits));
}
