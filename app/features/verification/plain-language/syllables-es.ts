/**
 * Syllables of a Spanish word by its spelling rules: a vowel group is one syllable unless two strong vowels (a, e, o) meet or a stressed
 * weak one (í, ú) stands beside a strong one. `h` between vowels does not part them; `qu` and `gu` before e, i have a silent u.
 */
export function syllablesInSpanish(raw: string): number {
  const word = raw
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^a-záéíóúüñ]/g, '')
    .replace(/qu(?=[eéií])/g, 'q')
    .replace(/gu(?=[eéií])/g, 'g')
    .replace(/([aeiouáéíóúü])h(?=[aeiouáéíóúü])/g, '$1')
    .replace(/y$/, 'i')
    .replace(/^y$/, 'i');
  const groups = word.match(/[aeiouáéíóúü]+/g) ?? [];
  return groups.reduce((sum, group) => sum + 1 + hiatuses(group), word === '' ? 0 : groups.length === 0 ? 1 : 0);
}

const strong = /[aeoáéó]/;

function hiatuses(group: string): number {
  let breaks = 0;
  for (let at = 1; at < group.length; at += 1) {
    const [left = '', right = ''] = [group[at - 1], group[at]];
    const bothStrong = strong.test(left) && strong.test(right);
    const stressedWeak = (/[íú]/.test(left) && strong.test(right)) || (strong.test(left) && /[íú]/.test(right));
    if (bothStrong || stressedWeak || left === right) breaks += 1;
  }
  return breaks;
}
