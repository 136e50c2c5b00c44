import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { endpoints } from '~/routes/api.v1.$/table';
import { calls } from '../routes/rights/calls.ts';
import { forms } from '../routes/rights/forms.ts';
import { pages } from '../routes/rights/pages.ts';

const folder = path.resolve(import.meta.dirname, '../../app/routes');

/** Every route with the text of its files. */
const routes = new Map(
  readdirSync(folder).map((name) => {
    const place = path.join(folder, name);
    const files = statSync(place).isDirectory() ? readdirSync(place).map((file) => path.join(place, file)) : [place];
    return [name.replace(/\.tsx?$/, ''), files.map((file) => readFileSync(file, 'utf8')).join('\n')];
  }),
);

/** The intents of a route's forms, as its files spell them: `edit: intent(…` or `claim: onCase(…`, `quote: onBox(…`. */
function intentsOf(text: string): string[] {
  const own = [...text.matchAll(/^ {2,4}'?([a-z-]+)'?: (?:intent|onCase|onBox)\(/gm)].map(([, name]) => name ?? '');
  return text.includes('formAction(moderationIntents)') && own.length === 0 ? intentsOf(textOf('staff.flags')) : own;
}

const textOf = (route: string) => routes.get(route) ?? '';
const sorted = (names: Iterable<string>) => [...new Set(names)].sort();

describe('the rights table (tests/routes/rights)', () => {
  it('has a row for every route, and none for a route that is gone', () => {
    const reading = [...routes].filter(([, text]) => /export (const|(async )?function) loader/.test(text));
    expect(sorted(pages.map((row) => row.route))).toEqual(sorted(reading.map(([name]) => name)));
    // The API has a table of its own; the address that is none answers every method with 404.
    const apart = ['api.v1.$', '$'];
    const writing = [...routes].filter(([name, text]) => /export const action/.test(text) && !apart.includes(name));
    expect(sorted(forms.map((row) => row.route))).toEqual(sorted(writing.map(([name]) => name)));
    expect(
      [...routes.keys()].filter((name) => !pages.concat(forms as never).some((row) => row.route === name)),
    ).toEqual([]);
  });

  it('has a row for every form of every route', () => {
    const inTable = sorted(forms.map(({ route, intent }) => `${route} ${intent}`));
    const inCode = [...routes].flatMap(([name, text]) => intentsOf(text).map((intent) => `${name} ${intent}`));
    // Previews and hints have no form of their own: their actions take the text alone.
    expect(inTable).toEqual(sorted([...inCode, 'preview preview', 'plain-language plain-language']));
  });

  it('has a row for every call of the API', () => {
    expect(sorted(calls.map((row) => row.call))).toEqual(sorted(endpoints.map((one) => `${one.method} ${one.path}`)));
  });
});
