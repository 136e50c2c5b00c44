import { limitQuestion } from '~/features/moderation/approve-post.server';
import { askForInfo } from '~/features/moderation/ask-for-info.server';
import { closeQuestion } from '~/features/moderation/close-question.server';
import { decideFlags } from '~/features/moderation/decide-flags.server';
import { hidePost } from '~/features/moderation/hide-post.server';
import { markDuplicate } from '~/features/moderation/mark-duplicate.server';
import type { CloseReason as ProductCloseReason } from '~/features/moderation/moderation.schema';
import { moveQuestion } from '~/features/moderation/move-question.server';
import type { PostRef } from '~/features/moderation/post-ref';
import { raiseFlag } from '~/features/moderation/raise-flag.server';
import type { Act, Stage } from './act';
import type { CloseReason, Moderation, Thread } from './content/types';
import type { Moments } from './moments';
import type { PlayedThread } from './played-thread';

const closeReasons: Readonly<Record<CloseReason, ProductCloseReason>> = {
  off_topic: 'off_topic',
  not_a_question: 'not_a_question',
  no_longer_relevant: 'outdated',
};

/** What readers report and moderators do. */
export function planModeration(thread: Thread, moments: Moments): Act[] {
  const acts: Act[] = [];
  const decided = new Set<string>();
  for (const { by, ago, on, reason, note = '', handled } of thread.flags ?? []) {
    acts.push({
      at: moments.of(ago),
      rank: 'flag',
      run: async ({ people, thread: played }) =>
        raiseFlag(await people.actor(by), postOf(played, on), { kind: reason, note }),
    });
    // Hiding a question upholds its flags by itself, and one decision settles all flags of a post.
    const hidden = on === 'question' && thread.moderation?.some((step) => step.do === 'hide');
    if (!handled || hidden || decided.has(on)) continue;
    decided.add(on);
    acts.push({
      at: moments.of(handled.ago),
      rank: 'moderation',
      run: async ({ people, thread: played }) =>
        decideFlags(await people.actor(handled.by), postOf(played, on), handled.verdict),
    });
  }
  for (const step of thread.moderation ?? [])
    acts.push({ at: moments.of(step.ago), rank: 'moderation', run: (stage) => moderate(stage, step) });
  return acts;
}

async function moderate({ people, thread, threads }: Stage, step: Moderation): Promise<void> {
  const by = await people.actor(step.by);
  const id = thread.questionId;
  switch (step.do) {
    case 'ask_for_info':
      await askForInfo(by, id, step.note);
      return;
    case 'duplicate': {
      const original = threads.get(step.of);
      if (!original) throw new Error(`There is no thread ${step.of}`);
      await markDuplicate(by, id, original.questionId);
      return;
    }
    case 'close':
      await closeQuestion(by, id, { reason: closeReasons[step.reason], note: step.note });
      return;
    case 'hide':
      await hidePost(by, { kind: 'question', id }, { kind: step.reason, note: step.note });
      return;
    case 'limit':
      await limitQuestion(by, id, step.note);
      return;
    case 'move':
      await moveQuestion(by, id, step.to);
  }
}

function postOf(played: PlayedThread, on: string): PostRef {
  if (on === 'question') return { kind: 'question', id: played.questionId };
  const commentId = played.commentIds.get(on);
  return commentId === undefined ? { kind: 'answer', id: played.answerId(on) } : { kind: 'comment', id: commentId };
}
