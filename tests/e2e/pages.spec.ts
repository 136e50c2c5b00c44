import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { lookAt } from './support/look-at';
import { pages, shownElsewhere } from './support/pages';

test.describe.configure({ mode: 'parallel' });

const routes = path.resolve(import.meta.dirname, '../../app/routes');

test('every page of the site is looked at', () => {
  const all = readdirSync(routes).filter((name) => {
    const file = path.join(routes, name);
    const source = statSync(file).isDirectory() ? ['route.tsx', 'route.ts'].map((it) => path.join(file, it)) : [file];
    return source.some((it) => isPage(it));
  });
  const looked = new Set([...pages.map(({ route }) => route), ...Object.keys(shownElsewhere)]);
  expect(all.filter((route) => !looked.has(route))).toEqual([]);
  expect([...looked].filter((route) => !route.startsWith('..') && !all.includes(route))).toEqual([]);
});

function isPage(file: string): boolean {
  try {
    return /^export default /m.test(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}

for (const shown of pages) {
  test(`${shown.route} ${shown.as ?? ''} (${shown.login ?? 'visitor'})`, async ({ browser }) => {
    expect(await lookAt(browser, shown)).toEqual([]);
  });
}
