import { acceptAnswer } from '~/features/answers/accept-answer.server';
import { editAnswer } from '~/features/answers/edit-answer.server';
import { postAnswer } from '~/features/answers/post-answer.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import { editQuestion } from '~/features/questions/edit-question.server';
import { postComment } from '~/features/questions/post-comment.server';
import type { Act, Rank, Stage } from './act';
import type { Ago, Answer, Comment, Thread } from './content/types';
import type { Moments } from './moments';
import { planCase } from './plan-case';
import { planModeration } from './plan-moderation';
import { planOfficials } from './plan-officials';
import { planReaders } from './plan-readers';

/** Everything that happens on one thread of the city, in no order yet. */
export function planThread(thread: Thread, moments: Moments): Act[] {
  const act = (rank: Rank, ago: Ago, run: Act['run']): Act => ({ at: moments.of(ago), rank, run });
  const acts: Act[] = [act('ask', thread.ago, (stage, at) => ask(stage, thread, at))];

  const comment = (posted: Comment, answerKey?: string) =>
    acts.push(act('comment', posted.ago, (stage, at) => say(stage, posted, answerKey, at)));
  for (const posted of thread.comments ?? []) comment(posted);
  for (const edit of thread.edits ?? []) {
    const { title, body, summary } = edit;
    acts.push(
      act('edit', edit.ago, async ({ people, thread: played }) =>
        editQuestion(await people.actor(edit.by), played.questionId, { title, body, note: summary }),
      ),
    );
  }
  for (const answer of thread.answers ?? []) {
    acts.push(act('answer', answer.ago, (stage, at) => reply(stage, answer, at)));
    for (const posted of answer.comments ?? []) comment(posted, answer.key);
    for (const edit of answer.edits ?? [])
      acts.push(
        act('edit', edit.ago, async ({ people, thread: played }) =>
          editAnswer(await people.actor(edit.by), played.answerId(answer.key), { body: edit.body, note: edit.summary }),
        ),
      );
  }
  const { accepted } = thread;
  if (accepted)
    acts.push(
      act('reader', accepted.ago, async ({ people, thread: played }, at) =>
        acceptAnswer(await people.actor(thread.by), played.questionId, played.answerId(accepted.answer), at),
      ),
    );
  for (const step of thread.case?.steps ?? [])
    if ('answer' in step) for (const posted of step.answer.comments ?? []) comment(posted, step.answer.key);

  return [
    ...acts,
    ...planReaders(thread, moments),
    ...planOfficials(thread, moments),
    ...planModeration(thread, moments),
    ...planCase(thread, moments),
  ];
}

/** What staff took down for somebody at the counter or on the phone is that person's question, by that way. */
async function ask({ people, thread: played }: Stage, thread: Thread, at: Date): Promise<void> {
  const { title, body, topic, tags, language } = thread;
  const asker = await people.actor(thread.by, thread.channel?.kind ?? 'web');
  const input = { title, body, topic, tags: [...tags], language, anonymous: thread.anonymous ?? false };
  played.asked((await askQuestion(asker, input, at)).id);
}

async function reply({ people, thread }: Stage, answer: Answer, at: Date): Promise<void> {
  const posted = await postAnswer(await people.actor(answer.by), thread.questionId, answer.body, at);
  thread.answerIds.set(answer.key, posted.id);
}

async function say({ people, thread }: Stage, posted: Comment, answerKey: string | undefined, at: Date): Promise<void> {
  const on = answerKey === undefined ? { questionId: thread.questionId } : { answerId: thread.answerId(answerKey) };
  const { id } = await postComment(await people.actor(posted.by), on, posted.body, at);
  if (posted.key) thread.commentIds.set(posted.key, id);
}
