import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Chip } from '~/components/chip.tsx';
import { DefinitionList } from '~/components/definition-list.tsx';
import { DiffView } from '~/components/diff-view.tsx';
import { OfficialAnswerCard } from '~/components/official-answer-card.tsx';
import { PageFrame } from '~/components/page-frame.tsx';
import { Pagination } from '~/components/pagination.tsx';
import { QuestionRow } from '~/components/question-row.tsx';
import { Time } from '~/components/time.tsx';
import { VoteControl } from '~/components/vote-control.tsx';
import { LanguageProvider } from '~/platform/i18n/words.ts';

const html = (element: ReactElement, lang: 'en' | 'es' = 'en') =>
  renderToStaticMarkup(
    <LanguageProvider lang={lang} timeZone="America/New_York">
      {element}
    </LanguageProvider>,
  );
const textOf = (markup: string) =>
  markup
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('times are absolute in the page, exact in the title, in the zone and the language', () => {
  const at = '2026-05-03T18:05:00.000Z';
  expect(html(<Time at={at} />)).toBe(
    `<time dateTime="${at}" title="3 May 2026, 14:05" data-relative="">3 May 2026</time>`,
  );
  expect(html(<Time at={new Date(at)} shape="weekdayTime" relative={false} />, 'es')).toBe(
    `<time dateTime="${at}" title="3 de mayo de 2026, 14:05">dom 14:05</time>`,
  );
});

describe('votes', () => {
  test('pressing what one has said takes it back', () => {
    const markup = html(<VoteControl action="/v" score={7} mine={1} />);
    expect(markup).toMatch(/value="0" aria-pressed="true" title="Useful"/);
    expect(markup).toMatch(/value="-1" aria-pressed="false" title="Not useful"/);
    expect(textOf(markup)).toBe('Useful 7 7 points Not useful');
  });

  test('of one’s own cannot be given, and it is said why', () => {
    const markup = html(<VoteControl action="/v" score={1} disabled="You wrote this." />);
    expect(markup).not.toContain('<form');
    expect(markup).toContain('title="You wrote this."');
  });
});

test('what was official shows neither seal nor the words', () => {
  const card = (state: 'current' | 'was') =>
    html(
      <OfficialAnswerCard
        state={state}
        agency="Public Works"
        shortAnswer="Two are free."
        provenance={['Confirmed.']}
      />,
    );
  expect(textOf(card('current'))).toContain('Official answer Public Works Two are free. Confirmed.');
  expect(card('was')).not.toContain('Official answer');
  expect(card('was')).toContain('ah-official--was');
  const drawing = (markup: string) => markup.match(/<path d="([^"]+)"/)?.[1];
  expect(drawing(card('was'))).not.toBe(drawing(html(<Chip tone="official">Official</Chip>)));
});

test('a question in a list shows its short answer instead of an excerpt, and no count that was not given', () => {
  const markup = html(
    <QuestionRow href="/q/1" title="Where?" counts={{ answers: 0 }} shortAnswer="There." excerpt="I have …" />,
  );
  expect(textOf(markup)).toBe('Where? Short answer: There. 0 answers');
});

test('changes are told by words as well as by colour', () => {
  const parts = [
    { kind: 'same', text: 'a ' },
    { kind: 'removed', text: 'month' },
    { kind: 'added', text: 'year' },
  ] as const;
  const markup = html(<DiffView parts={parts} />);
  expect(textOf(markup)).toBe('a [removed: month ] [added: year ]');
  expect(markup).toMatch(/<del>.*<\/del><ins>/);
});

test('facts that are not there are left out, and so is a page without others', () => {
  expect(html(<DefinitionList items={[{ term: 'Holder', detail: null }]} />)).toBe('<dl class="ah-facts"></dl>');
  expect(html(<Pagination next={null} />)).toBe('');
});

describe('the frame', () => {
  const frame = (more: object = {}) =>
    html(
      <PageFrame
        site={{ place: 'Port Alder', name: 'Answers' }}
        banner="An official website of the City of Port Alder"
        language={{ href: '/language?to=es', lang: 'es', label: 'Español' }}
        logInHref="/login"
        {...more}
      >
        <h1>Page</h1>
      </PageFrame>,
    );

  test('begins with the way past it, and has one main part with the topics it listens to', () => {
    const markup = frame({ liveTopics: 'question:1' });
    expect(markup.startsWith('<a class="ah-skip" href="#main">')).toBe(true);
    expect(markup).toContain('<main id="main" tabindex="-1" class="ah-main ah-wrap" data-live-topics="question:1">');
    expect(markup).toContain('hrefLang="es" lang="es"');
    expect(markup).toContain('id="header-search"');
  });

  test('has neither inline script nor inline style', () => {
    const markup = frame({ user: { name: 'Ana', items: [{ action: '/logout', label: 'Log out', live: false }] } });
    expect(markup).not.toMatch(/<script|\sstyle=|\son\w+=/);
    expect(markup).not.toContain('href="/login"');
    expect(markup).toContain('<form method="post" action="/logout"');
  });
});
