import { joinedSkeleton, skeleton } from './look-alike';

/** A name nobody else may look like. `within`: not even as part of a longer name (agencies, offices, titles). */
export type ReservedName = string | { name: string; within: true };

export type NameProblem =
  | { reason: 'empty' | 'too_long' | 'hidden_characters' | 'mixed_alphabets' }
  | { reason: 'taken'; resembles: string };

const LONGEST = 60;

/** Words that claim a role. */
const ROLE_WORDS: ReservedName[] = [
  ...[
    'admin',
    'administrator',
    'moderator',
    'official',
    'official answer',
    'staff',
    'support team',
    'help desk',
    'webmaster',
  ],
  ...['government', 'answerhall', 'system administrator', 'agency representative', 'root'],
  ...['administrador', 'administradora', 'moderador', 'moderadora', 'oficial', 'respuesta oficial', 'gobierno'],
].map((name) => ({ name, within: true }));

/** Direction marks, zero-width, blank and control characters that nobody sees; joiners only where a script needs them. */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;
const USEFUL_JOINERS =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Sinhala}\p{Script=Malayalam}\p{Script=Kannada}\p{Script=Telugu}\p{M}\p{Extended_Pictographic}])(?:\u200C|\u200D)/gu;
const EMOJI_STYLE = /(?<=\p{Extended_Pictographic})\uFE0F/gu;

function hasHiddenCharacters(name: string): boolean {
  return INVISIBLE.test(name.replace(EMOJI_STYLE, '').replace(USEFUL_JOINERS, ''));
}

/**
 * May somebody call themselves this? Refuses names that a hurried reader takes for one of `reserved` (staff, agencies) or
 * for a role, and names with hidden characters or with Latin letters mixed into Cyrillic or Greek ones.
 */
export function screenName(name: string, reserved: readonly ReservedName[]): NameProblem | null {
  const shown = name.trim();
  if (hasHiddenCharacters(name)) return { reason: 'hidden_characters' };
  const seen = skeleton(shown);
  const joined = joinedSkeleton(shown);
  if (seen === '' || !/[\p{L}\p{N}]/u.test(shown.normalize('NFKC'))) return { reason: 'empty' };
  if ([...shown].length > LONGEST) return { reason: 'too_long' };
  const resembles = [...ROLE_WORDS, ...reserved].find((entry) => resemblesReserved(seen, joined, entry));
  if (resembles) return { reason: 'taken', resembles: typeof resembles === 'string' ? resembles : resembles.name };
  const plain = shown.normalize('NFKC');
  if (/\p{Script=Latin}/u.test(plain) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(plain)) {
    return { reason: 'mixed_alphabets' };
  }
  return null;
}

function resemblesReserved(seen: string, seenJoined: string, entry: ReservedName): boolean {
  const whole = typeof entry === 'string';
  const name = whole ? entry : entry.name;
  const joined = joinedSkeleton(name);
  if (joined === '') return false;
  if (seenJoined === joined) return true;
  if (whole) return false;
  if (` ${seen} `.includes(` ${skeleton(name)} `)) return true;
  // A long name with one slip of the pen, or with its words run together, still reads as that name.
  return joined.length >= 10 && (seenJoined.includes(joined) || oneEditApart(seenJoined, joined));
}

/** Do these differ by one letter added, left out, changed, or by two neighbours swapped? */
function oneEditApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start += 1;
  if (a.slice(start + 1) === b.slice(start + 1)) return true;
  if (a.slice(start) === b.slice(start + 1) || a.slice(start + 1) === b.slice(start)) return true;
  return a[start] === b[start + 1] && a[start + 1] === b[start] && a.slice(start + 2) === b.slice(start + 2);
}
