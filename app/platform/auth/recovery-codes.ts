import { randomInt } from 'node:crypto';
import { hashSecret } from './hash-secret';

/** Letters and digits that are not taken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Ten codes for the day the phone is lost, about 59 random bits each: `abcd-efgh-jkmn`. */
export function newRecoveryCodes(): string[] {
  const piece = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: 10 }, () => `${piece()}-${piece()}-${piece()}`);
}

/** What is stored; spaces, hyphens and case do not matter to whoever types it. */
export function hashRecoveryCode(code: string): string {
  return hashSecret(code.toLowerCase().replace(/[^a-z0-9]/g, ''));
}
