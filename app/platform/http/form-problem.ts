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

/** The problem of this intent, if the page's action data is one. */
export function problemFor(actionData: unknown, ...names: string[]): FormProblem['problem'] | null {
  const problem = (actionData as Partial<FormProblem> | undefined)?.problem;
  return problem && (names.length === 0 || names.includes(problem.intent)) ? problem : null;
}
