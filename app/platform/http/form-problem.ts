/** What a page gets back when a form was refused: why, and everything that was typed. */
export type FormProblem = {
  problem: {
    intent: string;
    status: number;
    code: string;
    message: string;
    fields: Record<string, string>;
    values: Record<string, string | string[]>;
    detail: Record<string, unknown>;
  };
};

/** A form that came when nobody was logged in any more: where it was going, with everything that was typed. */
export type SendAgain = { action: string; values: Record<string, string | string[]> };

/** The form to be sent again, out of an error's data. */
export function sendAgainOf(data: unknown): SendAgain | null {
  return (data as { again?: SendAgain } | null)?.again ?? null;
}

/** The problem of this intent, if the page's action data is one. */
export function problemFor(actionData: unknown, ...names: string[]): FormProblem['problem'] | null {
  const problem = (actionData as Partial<FormProblem> | undefined)?.problem;
  return problem && (names.length === 0 || names.includes(problem.intent)) ? problem : null;
}

/** What an ErrorSummary shows of it: the fields' errors, else the reason for the form as a whole. */
export function errorsOf(problem: FormProblem['problem'] | null): Record<string, string> | null {
  if (!problem) return null;
  return Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message };
}

/** What was typed into a field of the refused form, else `otherwise`. */
export function typed(problem: FormProblem['problem'] | null, field: string, otherwise = ''): string {
  const value = problem?.values[field];
  return typeof value === 'string' ? value : otherwise;
}

/** What an ErrorSummary shows: the fields' errors, or the one sentence when it is about the form as a whole. */
export function problemErrors(problem: FormProblem['problem'] | null): Record<string, string> {
  if (!problem) return {};
  return Object.keys(problem.fields).length > 0 ? problem.fields : { form: problem.message };
}
