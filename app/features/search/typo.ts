/** How many letters a word of this length may be away from what was meant. */
const forgiven = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/** Letters at the end of a mistyped word that may be an ending its stem does not have ("refrigeratr" and "refriger"). */
const longestEnding = 5;

/**
 * The known word stems that a mistyped word may have meant: those with the fewest letters changed, added, left out or swapped; of these
 * the three most frequent. Empty when none is close.
 */
export function closestWords(
  typed: readonly string[],
  known: readonly string[],
  frequency: (word: string) => number,
): string[] {
  let best = Number.POSITIVE_INFINITY;
  let closest: string[] = [];
  for (const word of known) {
    const away = Math.min(...typed.map((t) => distanceToStem(t, word)));
    if (away > best || away === Number.POSITIVE_INFINITY) continue;
    if (away < best) closest = [];
    best = away;
    closest.push(word);
  }
  return closest.sort((a, b) => frequency(b) - frequency(a)).slice(0, 3);
}

/**
 * Optimal string alignment distance from a typed word to a stem. What is left over at the word's end counts as one letter however
 * long, if the stem is long enough to be told by itself. Infinite when it is more than can be forgiven.
 */
export function distanceToStem(typed: string, stem: string): number {
  const limit = Math.min(forgiven(typed.length), forgiven(stem.length));
  const ending = stem.length >= 5 ? longestEnding : 0;
  if (stem.length > typed.length + limit || typed.length > stem.length + limit + ending)
    return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: stem.length + 1 }, (_, i) => i);
  let best = Number.POSITIVE_INFINITY;
  for (let i = 1; i <= typed.length; i++) {
    const row = [i];
    for (let j = 1; j <= stem.length; j++) {
      const same = typed[i - 1] === stem[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && typed[i - 1] === stem[j - 2] && typed[i - 2] === stem[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    const left = typed.length - i;
    if (left <= ending) best = Math.min(best, (row[stem.length] ?? 0) + (left === 0 ? 0 : 1));
    before = last;
    last = row;
  }
  return best <= limit ? best : Number.POSITIVE_INFINITY;
}
