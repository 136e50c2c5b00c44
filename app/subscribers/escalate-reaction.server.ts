import { lookAtQuestion } from '~/features/escalations/look-at-question.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { takeBackReady } from '~/features/escalations/take-back-ready.server';
import { standAlone, unmergeAllOf } from '~/features/escalations/unmerge-escalation.server';
import { system } from '~/platform/actor';
import { now } from '~/platform/clock';
import type { Event, Reaction } from './reaction';

/** What is worked in a case that ends without an answer for it stands by itself again; so does what turns out to be dangerous. */
async function takeApart({ type, escalationId, data }: Event): Promise<void> {
  if (escalationId === null) return;
  if (type === 'escalation.closed' && data.noReply === true) await unmergeAllOf(system, escalationId);
  if (type === 'escalation.trigger_added' && data.trigger === 'safety') await standAlone(escalationId);
}

/**
 * What cannot wait for the next sweep: an official answer in doubt, or a word that changes why a case is open, is looked at at once;
 * a moved clock sweeps. Safe to repeat: looking again changes nothing.
 */
export const reaction: Reaction = {
  name: 'escalate',
  types:
    /^(verification\.|answer\.(verified|accepted|hidden)$|question\.(approved|closed|hidden|restored)$|me_too\.|clock\.|escalation\.(closed|trigger_added)$)/,
  run: async (event) => {
    if (event.type.startsWith('clock')) await sweepEscalations();
    else if (event.type.startsWith('escalation.')) await takeApart(event);
    else if (event.questionId !== null) {
      if (event.type === 'verification.returned' && event.answerId !== null)
        await takeBackReady(event.questionId, event.answerId);
      await lookAtQuestion(event.questionId, now());
    }
  },
};
