/** How many letters a stem of this length may be away from what was meant. */
const forgiven = (length: number) => (length < 4 ? 0 : length < 7 ? 1 : 2);

/**
 * The known words that a mistyped one may have meant: those with the fewest letters changed, added, left out or swapped; of these
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
    const away = Math.min(...typed.map((t) => distance(t, word, forgiven(t.length))));
    if (away > best || away === Number.POSITIVE_INFINITY) continue;
    if (away < best) closest = [];
    best = away;
    closest.push(word);
  }
  return closest.sort((a, b) => frequency(b) - frequency(a)).slice(0, 3);
}

/** Optimal string alignment distance; infinite beyond `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    before = last;
    last = row;
  }
  const result = last[b.length] ?? Number.POSITIVE_INFINITY;
  return result <= limit ? result : Number.POSITIVE_INFINITY;
}
