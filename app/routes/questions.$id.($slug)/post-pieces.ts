import type { FormProblem } from '~/platform/http/form-problem';
import type { AnswerView, ThreadFrame } from './thread-view.server';

export type AnswerProps = { thread: ThreadFrame; answer: AnswerView; problem: FormProblem['problem'] | null };

/** The texts that stand in an answer: its own and those of its comments. */
export const textsOf = ({ answer }: AnswerProps) => [`a${answer.id}`, ...answer.comments.map(({ id }) => `c${id}`)];

/** What somebody has typed, and what was said to it, is nothing to keep. */
export const isUntouched = ({ problem }: { problem: unknown }) => problem === null;
