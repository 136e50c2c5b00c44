/** Letters of other alphabets, digits and signs that pass for a Latin letter at a glance. */
const LOOKS_LIKE: Record<string, string> = {
  ...pairs(
    'а:a в:b с:c ԁ:d е:e һ:h і:i ј:j к:k ӏ:l м:m п:n о:o р:p ԛ:q г:r ѕ:s т:t у:y ԝ:w х:x ь:b н:h з:e ё:e ү:y ӕ:ae',
  ),
  ...pairs('α:a β:b γ:y ε:e η:n ι:i κ:k ν:v ο:o ρ:p τ:t υ:u χ:x ω:w σ:o ς:c μ:u ϲ:c ϳ:j'),
  ...pairs(
    'օ:o ո:n ս:u հ:h ց:g զ:q ա:w Տ:s ѵ:v ᴀ:a ʙ:b ᴄ:c ᴅ:d ᴇ:e ꜰ:f ɢ:g ʜ:h ɪ:i ᴊ:j ᴋ:k ʟ:l ᴍ:m ɴ:n ᴏ:o ᴘ:p ʀ:r ꜱ:s ᴛ:t ᴜ:u ᴠ:v ᴡ:w ʏ:y ᴢ:z',
  ),
  ...pairs('ı:i ȷ:j ł:l ø:o đ:d ħ:h ŧ:t ß:ss æ:ae œ:oe ɑ:a ɡ:g ɩ:i ƒ:f ŀ:l ǀ:l ⅼ:l ∣:l'),
  ...pairs('0:o 1:i 3:e 4:a 5:s 7:t 8:b 9:g $:s @:a !:i |:i €:e'),
};

function pairs(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split(' ').map((pair) => [pair.slice(0, pair.lastIndexOf(':')), pair.slice(pair.lastIndexOf(':') + 1)]),
  );
}

/**
 * What a text looks like to a hurried reader: two texts with the same skeleton can be taken for each other. Case, accents,
 * invisible characters and the alphabet are dropped; words are kept apart by single spaces.
 */
export function skeleton(text: string): string {
  const letters = text
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toLowerCase();
  let seen = '';
  for (const letter of letters) seen += LOOKS_LIKE[letter] ?? letter;
  return seen
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/[li]/g, 'i')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/ci/g, 'd');
}

/** The same for a text whose letters may be spaced out or whose words may be run together. */
export function joinedSkeleton(text: string): string {
  return skeleton(text.replace(/[\s._\-\u00B7\u2010-\u2015]+/g, '')).replaceAll(' ', '');
}
