import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPlainLanguage, type Finding } from '~/features/verification/plain-language/check-plain-language';
import { gradeOf, readingLevel } from '~/features/verification/plain-language/reading-level';
import { syllablesInEnglish } from '~/features/verification/plain-language/syllables-en';
import { syllablesInSpanish } from '~/features/verification/plain-language/syllables-es';
import { textParts } from '~/features/verification/plain-language/text-parts';
import { suggestShortAnswer } from '~/features/verification/suggest-short-answer';
import { referenceGrades } from './reference-grades.ts';

const folder = process.env.TEST_DATA && path.join(process.env.TEST_DATA, 'plain_language');
if (!folder) console.info('skipped: the counted words and rewritten pages need TEST_DATA');

describe('syllables', () => {
  test.each(
    Object.entries({
      street: 1,
      people: 2,
      refrigerator: 5,
      recycling: 3,
      application: 4,
      government: 3,
      area: 3,
      vehicle: 3,
      closed: 1,
      needed: 2,
      created: 3,
      "you'll": 1,
    }),
  )('%s has %d', (word, count) => expect(syllablesInEnglish(word)).toBe(count));

  test.each(
    Object.entries({
      calle: 2,
      basura: 3,
      ciudad: 2,
      pingüino: 3,
      guerra: 2,
      que: 1,
      río: 2,
      países: 3,
      ahora: 3,
      prohíbe: 3,
      ley: 1,
      construcción: 3,
      refrigerador: 5,
      leer: 2,
      y: 1,
    }),
  )('%s tiene %d', (word, count) => expect(syllablesInSpanish(word)).toBe(count));

  test.skipIf(!folder)('are right for at least 95 in 100 of the counted words', () => {
    const counted = JSON.parse(readFileSync(path.join(folder ?? '', 'syllable_fixture.json'), 'utf8')) as Record<
      string,
      number
    >;
    const words = Object.entries(counted);
    const right = words.filter(([word, count]) => syllablesInEnglish(word) === count).length;
    expect(right / words.length).toBeGreaterThanOrEqual(0.95);
  });
});

describe('reading level', () => {
  // Counted by hand: words, sentences, syllables.
  test.each([
    [
      'en' as const,
      'Put the old fridge at the curb on Monday. Tape the door shut so that no child can climb in. A truck will come before noon, and it costs you nothing.',
      [31, 3, 34],
    ],
    [
      'en' as const,
      'Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty, and dedicated to the proposition that all men are created equal.',
      [30, 1, 48],
    ],
    [
      'es' as const,
      'Deje el refrigerador en la acera el lunes. Cierre bien la puerta para que ningún niño entre. El camión pasa antes del mediodía y no cuesta nada.',
      [27, 3, 49],
    ],
  ])(
    '%s: within half a grade of the formula on counts made by hand',
    (lang, text, [words = 0, sentences = 0, syllables = 0]) => {
      const level = readingLevel(text, lang);
      expect(level).toMatchObject({ words, sentences });
      expect(Math.abs((level.grade ?? 99) - gradeOf({ words, sentences, syllables }, lang))).toBeLessThanOrEqual(0.5);
    },
  );

  test('markup, addresses and code do not count; list entries and headings are sentences', () => {
    const { sentences } = textParts(
      '# What to do\n\nCall [the yard](https://example.gov/very/long/address) before 5 p.m. today.\nThen:\n\n- Take the door off.\n- Wait\n\n```\ncode here\n```\n\nSee https://example.gov now.',
      'en',
    );
    expect(sentences).toEqual([
      'What to do',
      'Call the yard before 5 p.m. today.',
      'Then:',
      'Take the door off.',
      'Wait',
      'See now.',
    ]);
  });

  test('says nothing about a handful of words', () => expect(readingLevel('Yes, you can.', 'en').grade).toBeNull());

  test.skipIf(!folder)('pages rewritten in plain language are easier than before', () => {
    const lines = readFileSync(path.join(folder ?? '', 'before_after.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const pairs = lines
      .map((line) => JSON.parse(line) as { before: string; after: string })
      .map(({ before, after }) => [readingLevel(before, 'en').grade, readingLevel(after, 'en').grade])
      .filter((pair): pair is [number, number] => pair[0] !== null && pair[1] !== null);
    expect(pairs.filter(([before, after]) => after < before).length / pairs.length).toBeGreaterThan(0.8);
  });
});

describe('hints', () => {
  const kinds = (text: string, lang: 'en' | 'es' = 'en') =>
    checkPlainLanguage(text, lang).findings.map((finding: Finding) =>
      'text' in finding ? `${finding.kind}: ${finding.text}` : finding.kind,
    );

  test('find what stands in a reader’s way', () => {
    expect(
      kinds(
        'The form shall be submitted to the DHS prior to the deadline, which was set by the council in a session that nobody in the whole city ever heard of before today.',
      ),
    ).toEqual([
      'grade',
      'long_sentence: The form shall be submitted to the DHS prior to the deadline, …',
      'passive: be submitted',
      'passive: was set',
      'word: shall',
      'word: prior to',
      'acronym: DHS',
      'next_step',
    ]);
    expect(
      kinds(
        'La solicitud será presentada ante la DGT con anterioridad a la fecha. Fue aprobado en virtud de una norma de los vecinos de esta ciudad.',
        'es',
      ),
    ).toEqual([
      'passive: será presentada',
      'passive: Fue aprobado',
      'word: con anterioridad a',
      'word: en virtud de',
      'acronym: DGT',
      'next_step',
    ]);
  });

  test('leave plain texts alone', () => {
    expect(
      kinds(
        'Call Public Works (PW) at 555-0110. PW picks up two large things a year for free. Put them out after 6 p.m. the day before.',
      ),
    ).toEqual([]);
    expect(
      kinds(
        'Llame al 555-0110. La ciudad recoge gratis dos cosas grandes al año. Déjelas en la acera la noche anterior.',
        'es',
      ),
    ).toEqual([]);
  });

  test('cost little, whatever the text', () => {
    const hostile = [
      'A'.repeat(30_000),
      'a. '.repeat(10_000),
      'is '.repeat(10_000),
      '('.repeat(30_000),
      'AB '.repeat(10_000),
      '- '.repeat(15_000),
    ];
    const began = performance.now();
    for (const text of hostile) for (const lang of ['en', 'es'] as const) checkPlainLanguage(text, lang);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('suggested short answers', () => {
  test('are whole sentences of at most 320 characters, or the first words of a very long one', () => {
    const sentence = 'Call 555-0110 and put it at the curb after 6 p.m. the day before.';
    const suggested = suggestShortAnswer(Array.from({ length: 9 }, () => sentence).join(' '), 'en');
    expect(suggested).toBe([sentence, sentence, sentence, sentence].join(' '));
    expect(suggestShortAnswer(`Call ${'and call '.repeat(60)}us.`, 'en').length).toBeLessThanOrEqual(320);
    expect(suggestShortAnswer('', 'en')).toBe('');
  });
});

describe('against the reference', () => {
  test.skipIf(!folder)(
    'grade levels of real passages are within half a grade of Flesch–Kincaid on pronounced syllables',
    () => {
      const passages = readFileSync(path.join(folder ?? '', 'before_after.jsonl'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { before: string; after: string })
        .flatMap(({ before, after }) => [before, after])
        .flatMap((text) => text.split(/\n+/));
      const nameOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);
      const named = new Map(passages.map((text) => [nameOf(text), text]));
      for (const [name, grade] of Object.entries(referenceGrades)) {
        const text = named.get(name) ?? '';
        expect(Math.abs((readingLevel(text, 'en').grade ?? 99) - grade), text).toBeLessThanOrEqual(0.5);
      }
    },
  );
});
