import { describe, expect, test } from 'vitest';
import { FragmentsProvider, useFragments } from '~/platform/http/fragments';
import { piece } from '~/platform/http/piece';
import { renderPage } from '~/platform/http/render-page.server';
import { LanguageProvider, useLang, useTimeZone } from '~/platform/i18n/language';

let drawn = 0;

function Drawn(props: { name: string; at: Date; mine: { vote: number }; problem?: string }) {
  const text = useFragments();
  drawn += 1;
  return (
    <li>
      {props.name} {props.at.toISOString()} {props.mine.vote} {props.problem} {useLang()} {useTimeZone()}
      <b dangerouslySetInnerHTML={{ __html: text('own') + text('secret') }} />
    </li>
  );
}

const Part = piece(
  Drawn,
  () => ['own'],
  ({ problem }) => problem === undefined,
);
const at = new Date('2026-05-03T10:00:00Z');

function page(
  props: Partial<Parameters<typeof Drawn>[0]> = {},
  { lang = 'en' as const, timeZone = 'UTC', own = 'a body', secret = 'a canary' }: Record<string, string> = {},
): string {
  const fragments = new Map([
    ['own', own],
    ['secret', secret],
  ]);
  return renderPage(
    <LanguageProvider lang={lang as 'en'} timeZone={timeZone}>
      <FragmentsProvider fragments={fragments}>
        <ul>
          <Part name="Ann" at={at} mine={{ vote: 0 }} {...props} />
          <Part name="Joe" at={at} mine={{ vote: 1 }} {...props} />
        </ul>
      </FragmentsProvider>
    </LanguageProvider>,
  ).toString();
}

describe('a piece of a page', () => {
  test('stands in its place, and is drawn once however often it would come out the same', () => {
    const first = page();
    expect(first).toBe(
      '<!DOCTYPE html><ul><li>Ann 2026-05-03T10:00:00.000Z 0  en UTC<b>a body</b></li><li>Joe 2026-05-03T10:00:00.000Z 1  en UTC<b>a body</b></li></ul>',
    );
    const before = drawn;
    expect(page()).toBe(first);
    expect(drawn).toBe(before);
  });

  test('is another one for other properties, languages, time zones and texts', () => {
    const all = [
      page(),
      page({ mine: { vote: -1 } }),
      page({ at: new Date(0) }),
      page({ name: 'Bea' }),
      page({}, { lang: 'es' }),
      page({}, { timeZone: 'America/New_York' }),
      page({}, { own: 'another body' }),
    ];
    expect(new Set(all).size).toBe(all.length);
    expect(page()).toBe(all[0]);
  });

  test('sees no text that it has not named', () => {
    for (const html of [
      page(),
      page({}, { secret: 'another canary' }),
      page({ name: 'Cy' }, { secret: 'third canary' }),
    ])
      expect(html).not.toContain('canary');
  });

  test('is drawn in the page, and kept nowhere, where it holds what somebody typed', () => {
    const before = drawn;
    expect(page({ problem: 'typed words' })).toContain('typed words');
    expect(page({ problem: 'typed words' })).toContain('a canary');
    expect(drawn).toBe(before + 4);
  });

  test('cannot be moved by a text that looks like a place', () => {
    expect(page({ name: '0123456789abcdef0123456789abcdef0;' })).toContain('0123456789abcdef0123456789abcdef0;');
  });
});
