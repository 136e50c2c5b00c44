import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { defineWords, LanguageProvider, useWords, wordsFor } from '~/platform/i18n/words.ts';

const words = defineWords(
  'test',
  {
    plain: 'Ask a question',
    hello: 'Hello {{name}}',
    hits_one: '{{count}} answer',
    hits_other: '{{count}} answers',
    by: 'Written by {{author}}, confirmed by {{agency}}.',
  },
  {
    plain: 'Haga una pregunta',
    hello: 'Hola, {{name}}',
    hits_one: '{{count}} respuesta',
    hits_other: '{{count}} respuestas',
    by: 'Confirmado por {{agency}}; escrito por {{author}}.',
  },
);

describe('wordsFor', () => {
  test('reads plain texts in both languages', () => {
    expect(wordsFor('en', words)('plain')).toBe('Ask a question');
    expect(wordsFor('es', words)('plain')).toBe('Haga una pregunta');
  });

  test('fills placeholders without escaping, which React does', () => {
    expect(wordsFor('es', words)('hello', { name: '<Ana> & {{count}}' })).toBe('Hola, <Ana> & {{count}}');
  });

  test('chooses the plural and writes numbers the way the language does', () => {
    const en = wordsFor('en', words);
    const es = wordsFor('es', words);
    expect([en('hits', { count: 1 }), en('hits', { count: 1204 })]).toEqual(['1 answer', '1,204 answers']);
    expect([es('hits', { count: 1 }), es('hits', { count: 0 })]).toEqual(['1 respuesta', '0 respuestas']);
    expect(es('hits', { count: 2_000_000 })).toBe('2,000,000 respuestas');
  });

  test('a value never resolves nested texts or placeholders', () => {
    expect(wordsFor('en', words)('hello', { name: '$t(plain)' })).toBe('Hello $t(plain)');
  });
});

test('components read the language of the page, and markup goes where the language wants it', () => {
  function Line() {
    const t = useWords(words);
    return <p>{t.rich('by', { author: <b>Joe</b>, agency: 'Public Works' })}</p>;
  }
  const page = (lang: 'en' | 'es') =>
    renderToStaticMarkup(
      <LanguageProvider lang={lang} timeZone="America/New_York">
        <Line />
      </LanguageProvider>,
    );
  expect(page('en')).toBe('<p>Written by <b>Joe</b>, confirmed by Public Works.</p>');
  expect(page('es')).toBe('<p>Confirmado por Public Works; escrito por <b>Joe</b>.</p>');
});
