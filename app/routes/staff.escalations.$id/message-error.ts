import type { FormProblem } from '~/platform/http/form-problem';

/** What is wrong with the text; what is wrong with the files stands beside them. */
export function messageError(problem: FormProblem['problem'] | null): string | null {
  if (!problem || problem.fields.files || problem.fields.reply || problem.code === 'unavailable') return null;
  return problem.fields.body ?? problem.message;
}
