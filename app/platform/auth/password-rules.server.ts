import { guessesPower } from './password-strength.server';

export const passwordLengths = { least: 15, leastWithSecondFactor: 8, most: 128 } as const;

export type PasswordProblem = 'too_short' | 'too_long' | 'repeats' | 'common' | 'own_words';

/** Below 10^8 guesses a stolen hash falls within hours, however long the password is. */
const WEAKEST = 8;

/**
 * What is wrong with a new password, or null. No rule about kinds of characters (NIST SP 800-63B, 3.1.1.2): long enough, not
 * a repetition, not a common one, not made of the owner's own name and address (`own`).
 */
export async function passwordProblem(
  password: string,
  { own, secondFactor }: { own: readonly string[]; secondFactor: boolean },
): Promise<PasswordProblem | null> {
  const letters = [...password.normalize('NFKC')];
  if (letters.length < (secondFactor ? passwordLengths.leastWithSecondFactor : passwordLengths.least))
    return 'too_short';
  if (letters.length > passwordLengths.most) return 'too_long';
  if (repeats(letters)) return 'repeats';
  if (isOwnWords(password, own)) return 'own_words';
  const power = await guessesPower(password, own);
  return power !== null && power < WEAKEST ? 'common' : null;
}

/** Little is left once the words of the name and the address are taken out. */
function isOwnWords(password: string, own: readonly string[]): boolean {
  const words = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length >= 3);
  let rest = password.toLowerCase();
  for (const word of words.sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, ' ');
  return rest !== password.toLowerCase() && rest.replace(/[\s\d\p{P}]/gu, '').length < 5;
}

/** A piece of at most a third of the length, over and over ("aaaa…", "abcabcabc"). */
function repeats(letters: string[]): boolean {
  for (let period = 1; period <= letters.length / 3; period += 1) {
    if (letters.every((letter, at) => letter === letters[at % period])) return true;
  }
  return false;
}
