import { data } from '@remix-run/node';
import { expect, test } from 'vitest';
import { forRender, renderOnly } from '~/platform/http/render-only';

const page = { title: 'A page', canary: 'quokka', more: { at: new Date(0) } };

test('data for the render lists nothing to whoever writes it down, and can be read by name', () => {
  const kept = renderOnly({ ...page });
  expect(JSON.stringify(kept)).toBe('{}');
  expect(Object.entries(kept)).toEqual([]);
  expect(kept.title).toBe('A page');
});

test('for the render it is whole again, what is no such data stays as it is', () => {
  const response = data('no', { status: 404 });
  const shown = forRender({
    root: renderOnly({ ...page }),
    other: renderOnly(response),
    text: 'words',
    none: undefined,
  });
  expect(shown).toEqual({ root: page, other: response, text: 'words', none: undefined });
  const { title, ...rest } = shown.root as typeof page;
  expect([title, rest]).toEqual(['A page', { canary: 'quokka', more: page.more }]);
});
