import { type PasswordProblem, passwordProblem } from '~/platform/auth/password-rules.server';
import { Invalid } from '~/platform/errors';
import { accountWords } from './account.words';

const say = accountWords.en;

/** Refuses a new password that is too short, too long or soon guessed; the reason stands by the field `password`. */
export async function checkNewPassword(
  password: string,
  owner: { name: string; email: string | null; secondFactor: boolean },
): Promise<void> {
  const own = [owner.name, owner.email ?? '', 'answerhall'];
  const problem = await passwordProblem(password, { own, secondFactor: owner.secondFactor });
  if (problem) throw new Invalid({ password: sentenceFor(problem, owner.secondFactor) });
}

function sentenceFor(problem: PasswordProblem, secondFactor: boolean): string {
  switch (problem) {
    case 'too_short':
      return secondFactor ? say.passwordShortSecond : say.passwordShort;
    case 'too_long':
      return say.passwordLong;
    case 'repeats':
      return say.passwordRepeats;
    case 'common':
      return say.passwordCommon;
    case 'own_words':
      return say.passwordOwn;
  }
}
