import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync(path.resolve(import.meta.dirname, '../../app/components/theme/_tokens.scss'), 'utf8');

function colours(block: string): Record<string, string> {
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{3,6});/g)].map(([, name, value]) => [name, value]),
  );
}
const light = colours(tokens.slice(0, tokens.indexOf('@media')));
const dark = {
  ...light,
  ...colours(tokens.slice(tokens.indexOf('(prefers-color-scheme: dark)'), tokens.indexOf('(forced-colors'))),
};

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ['ground', 'paper', 'sunk', 'tint'];
const text: [string, string[]][] = [
  ['ink', [...grounds, 'official-bg', 'gold-bg', 'violet-bg', 'red-bg', 'note', 'mark']],
  ['soft', [...grounds, 'violet-bg', 'gold-bg', 'note']],
  ['link', [...grounds, 'official-bg', 'gold-bg', 'violet-bg', 'red-bg', 'note']],
  ['official', ['official-bg', 'paper', 'ground']],
  ['gold', ['gold-bg', 'paper', 'ground']],
  ['violet', ['violet-bg', 'paper', 'ground']],
  ['red', ['red-bg', 'paper', 'ground', 'note', 'violet-bg']],
  ['note-ink', ['note', 'paper']],
  ['on-action', ['action', 'action-hover', 'violet', 'violet-hover']],
  ['paper', ['note-ink', 'ink']],
  ['on-brand', ['brand', 'brand-deep']],
  ['on-brand-soft', ['brand', 'brand-deep']],
];
/** Edges of controls and the ring around what has the focus: 3:1. */
const edges: [string, string[]][] = [
  ['rule-strong', ['paper', 'ground']],
  ['focus', ['paper', 'ground', 'violet-bg']],
  ['violet', ['paper']],
];

for (const [scheme, palette] of Object.entries({ light, dark })) {
  describe(scheme, () => {
    const pairs = (list: [string, string[]][]) =>
      list.flatMap(([one, others]) => others.map((other) => [one, other] as const));
    test.each(pairs(text))('%s on %s can be read', (one, other) => {
      expect(contrast(palette[one] ?? '', palette[other] ?? '')).toBeGreaterThanOrEqual(4.5);
    });
    test.each(pairs(edges))('%s is seen on %s', (one, other) => {
      expect(contrast(palette[one] ?? '', palette[other] ?? '')).toBeGreaterThanOrEqual(3);
    });
  });
}
