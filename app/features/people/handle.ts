import { randomInt } from 'node:crypto';

const LONGEST = 30;
/** Words that would read as something else in an address. */
const RESERVED = new Set(['me', 'new', 'admin', 'system', 'staff', 'official', 'answerhall', 'moderator', 'api']);

/** A name as it stands in addresses: "José Núñez" is `jose-nunez`. A name without Latin letters or digits is `member`. */
export function handleFrom(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/['’.]/g, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  return plain.length < 2 || RESERVED.has(plain) ? `member-${plain}`.replace(/-$/, '') : plain;
}

/** The handles to try for a name, one after the other: the plain one, then with more and more digits. */
export function* handlesFor(name: string): Generator<string> {
  const base = handleFrom(name);
  if (base !== 'member') yield base;
  for (let digits = 3; digits <= 12; digits += 1) yield `${base}-${randomInt(10 ** (digits - 1), 10 ** digits)}`;
}
