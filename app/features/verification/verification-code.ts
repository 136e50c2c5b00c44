import { randomInt } from 'node:crypto';

/** Letters and digits that cannot be taken for each other when read from paper or over the phone. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A short public code such as PW-4F7K. `length` grows when an agency has used up the short ones. */
export function newCode(prefix: string, length = 4): string {
  let code = '';
  for (let n = 0; n < length; n += 1) code += alphabet[randomInt(alphabet.length)];
  return `${prefix.toUpperCase()}-${code}`;
}

/** A code as somebody typed it: case and spaces do not matter. */
export function readCode(typed: string): string | null {
  const [prefix, rest, more] = typed
    .trim()
    .toUpperCase()
    .replace(/[\s\u2010-\u2015_]+/g, '-')
    .split('-');
  if (!prefix || !rest || more !== undefined || !/^[A-Z0-9]{1,8}$/.test(prefix)) return null;
  return /^[A-Z0-9]{4,10}$/.test(rest) ? `${prefix}-${rest}` : null;
}
