import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { lookAtQuestion } from '~/features/escalations/look-at-question.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { releaseEscalation } from '~/features/escalations/release-escalation.server';
import { resolveEscalation } from '~/features/escalations/resolve-escalation.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import type { Act, Stage } from './act';
import type { CaseFile, CaseStep, Thread, Trigger } from './content/types';
import type { Moments } from './moments';
import { onePagePdf } from './one-page-pdf';
import { datesOf, topicOf } from './plan-officials';

/** A thread's case at the tier-2 desk: what opened it and what people did with it. */
export function planCase(thread: Thread, moments: Moments): Act[] {
  const triggers = (thread.case?.triggers ?? []).map(
    (trigger): Act => ({ at: moments.of(trigger.ago), rank: 'case', run: (stage, at) => pull(stage, trigger, at) }),
  );
  const steps = (thread.case?.steps ?? []).map(
    (step): Act => ({
      at: moments.of(step.ago),
      rank: 'case',
      run: async (stage, at) => {
        await take(stage, step, at);
        stage.thread.stepsLeft -= 1;
      },
    }),
  );
  return [...triggers, ...steps];
}

/** People ask for staff by the command; the others come from the same look that the sweep has at a question. */
async function pull({ people, thread }: Stage, { by, kind, reason = '' }: Trigger, at: Date): Promise<void> {
  if (by) {
    await openEscalation(await people.actor(by), thread.questionId, { reason, safety: kind === 'safety' }, at);
    return;
  }
  await lookAtQuestion(thread.questionId, at);
}

const uploads = ({ files = [] }: { files?: readonly CaseFile[] }) =>
  files.map(({ name, text }) => ({
    name,
    bytes: name.endsWith('.pdf') ? onePagePdf(text.split('\n')) : Buffer.from(text),
  }));

async function take({ people, thread }: Stage, step: CaseStep, at: Date): Promise<void> {
  const by = await people.actor(step.by);
  const id = await thread.caseId();
  switch (step.do) {
    case 'claim':
    case 'accept':
      // Claiming a transferred case accepts it.
      await claimEscalation(by, id, at);
      return;
    case 'release':
      await releaseEscalation(by, id, at);
      return;
    case 'note':
      await sendCaseMessage(by, id, { audience: 'internal', body: step.body }, at);
      return;
    case 'message':
      if (step.by === thread.content.by) await sendAskerMessage(by, id, { body: step.body, files: uploads(step) }, at);
      else await sendCaseMessage(by, id, { audience: 'asker', body: step.body, files: uploads(step) }, at);
      return;
    case 'wait':
      await setCaseState(by, id, { state: `waiting_${step.for}`, note: step.note }, at);
      return;
    case 'resume':
      await setCaseState(by, id, { state: 'claimed', note: step.note }, at);
      return;
    case 'transfer':
      await transferEscalation(by, id, { agency: step.to, note: step.note }, at);
      return;
    case 'resolve': {
      if ('reason' in step) {
        await resolveEscalation(by, id, { reason: step.reason, note: step.note }, at);
        return;
      }
      const { key, body, short, sources } = step.answer;
      const answer = { body, shortAnswer: short, sources: [...sources], ...datesOf(topicOf(thread.content), at) };
      const resolved = await resolveEscalation(by, id, { answer }, at);
      if (resolved.resolutionAnswerId !== null) thread.answerIds.set(key, resolved.resolutionAnswerId);
    }
  }
}
