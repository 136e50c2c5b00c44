import { lookAtQuestion } from '~/features/escalations/look-at-question.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { now } from '~/platform/clock';
import type { Reaction } from './reaction';

/**
 * What cannot wait for the next sweep: an official answer in doubt, or a word that changes why a case is open, is looked at at once;
 * a moved clock sweeps. Safe to repeat: looking again changes nothing.
 */
export const reaction: Reaction = {
  name: 'escalate',
  types: /^(verification\.|answer\.(verified|accepted|hidden)$|question\.(closed|hidden|restored)$|me_too\.|clock\.)/,
  run: async (event) => {
    if (event.type.startsWith('clock')) await sweepEscalations();
    else if (event.questionId !== null) await lookAtQuestion(event.questionId, now());
  },
};
