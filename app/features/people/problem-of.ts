import type { FormProblem } from '~/platform/http/form-problem';

export type Problem = FormProblem['problem'] | null;

/** The problem, if it is this form's; other forms on the page show nothing of it. */
export const problemOf = (problem: Problem, intent: string): Problem => (problem?.intent === intent ? problem : null);
