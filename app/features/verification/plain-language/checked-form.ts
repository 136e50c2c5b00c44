import type { FormProblem } from '~/platform/http/form-problem';
import { checkPlainLanguage, type PlainLanguage } from './check-plain-language';

/** A form as it was typed, with what was found in its text: the check for those whose browser runs no script. */
export function checkedForm(intent: string, typed: { body: string } & Record<string, unknown>): FormProblem {
  const values = Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
  const check = { en: checkPlainLanguage(typed.body, 'en'), es: checkPlainLanguage(typed.body, 'es') };
  return { problem: { intent, status: 200, code: 'checked', message: '', fields: {}, values, detail: { check } } };
}

/** What the last check of this form found in a text of this language; null if it was not asked for. */
export function foundIn(problem: FormProblem['problem'] | null, lang: string): PlainLanguage | null {
  if (problem?.code !== 'checked') return null;
  return (problem.detail.check as Record<string, PlainLanguage>)[lang] ?? null;
}
