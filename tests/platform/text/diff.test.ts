import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DiffSegment, diffText } from '~/platform/text/diff';
import { cpuTime } from './cpu-time';

const side = (segments: DiffSegment[], kind: 'removed' | 'added') =>
  segments
    .filter((segment) => segment.kind === 'same' || segment.kind === kind)
    .map(({ text }) => text)
    .join('');

describe('diffText', () => {
  test('marks words, not letters', () => {
    expect(diffText('The office opens at nine.', 'The office opens at eight.')).toEqual([
      { kind: 'same', text: 'The office opens at ' },
      { kind: 'removed', text: 'nine' },
      { kind: 'added', text: 'eight' },
      { kind: 'same', text: '.' },
    ]);
  });

  test('a changed run of words is one change', () => {
    expect(diffText('Bring your old red card today, please.', 'Bring your new blue pass today, please.')).toEqual([
      { kind: 'same', text: 'Bring your ' },
      { kind: 'removed', text: 'old red card' },
      { kind: 'added', text: 'new blue pass' },
      { kind: 'same', text: ' today, please.' },
    ]);
  });

  test('a rewritten line is shown as rewritten', () => {
    expect(diffText('one\nalpha beta gamma\n', 'one\nsomething else entirely here\n')).toEqual([
      { kind: 'same', text: 'one\n' },
      { kind: 'removed', text: 'alpha beta gamma\n' },
      { kind: 'added', text: 'something else entirely here\n' },
    ]);
  });

  test('both texts can be read back', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'word', ' ', ' ', '\n', 'é', '😀', '.'), { maxLength: 60 })
      .map((t) => t.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const segments = diffText(before, after);
        expect(side(segments, 'removed')).toBe(before);
        expect(side(segments, 'added')).toBe(after);
        expect(segments.every(({ text: shown }) => shown !== '')).toBe(true);
      }),
    );
  });

  test('time is bounded for texts with nothing in common', () => {
    const words = (seed: number) =>
      Array.from({ length: 6000 }, (_, at) => ((at * seed) % 7919).toString(36)).join(' ');
    expect(cpuTime(() => diffText(words(17), words(31)))).toBeLessThan(750);
    expect(cpuTime(() => diffText(words(17).replaceAll(' ', '\n'), words(31).replaceAll(' ', '\n')))).toBeLessThan(750);
  });
});
