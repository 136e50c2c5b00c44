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
import { spanishPassages } from './spanish-passages.ts';

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
  ])(
    '%s: within half a grade of the formula on counts made by hand',
    (lang, text, [words = 0, sentences = 0, syllables = 0]) => {
      const level = readingLevel(text, lang);
      expect(level).toMatchObject({ words, sentences });
      expect(Math.abs((level.grade ?? 99) - gradeOf({ words, sentences, syllables }, lang))).toBeLessThanOrEqual(0.5);
    },
  );

  test.each(spanishPassages)('es: %s', (text, words, sentences, syllables) => {
    const level = readingLevel(text, 'es');
    expect(level).toMatchObject({ words, sentences });
    const crawford = -0.205 * ((100 * sentences) / words) + 0.049 * ((100 * syllables) / words) - 3.407;
    expect(Math.abs((level.grade ?? 99) - crawford)).toBeLessThanOrEqual(0.5);
  });

  test.each([
    ['Bring the form required by Sec. 3262.4-1 of this title.', 1],
    ['We are open until 5 p.m. Call before you come.', 2],
    ['We are open until 5 p.m. Monday to Friday.', 1],
    ['No. The U.S. Department of Justice does that.', 2],
    ['Issued on Feb. 26, 1980, under E.O. 12196 (see Doc. No. FAA-2000).', 1],
    ['You must live in the U.S. The office checks it.', 2],
    ['It costs 3.50 dollars at 12 St. James Ave. in the center.', 1],
    ['1\\. Fill in the form. 2 copies are enough.', 2],
    ['<ul><li>Your name</li><li>Your address</li></ul>', 2],
    ['Lo ve la Sra. Ruiz en el núm. 14, de 9 a. m. a 5 p. m. Los viernes cerramos.', 2],
  ])('%s', (text, sentences) =>
    expect(textParts(text, /[áéíóú]/.test(text) ? 'es' : 'en').sentences).toHaveLength(sentences),
  );

  test('words are what stands between spaces; figures and abbreviations have one syllable', () => {
    expect(readingLevel('The DMV’s 10-day, well-known rule — 8:30 a.m. or 7,680.25 — is in 5(a)', 'en')).toMatchObject({
      words: 12,
      syllables: 14,
    });
  });

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
  test.skipIf(!folder)('grade levels of all real passages are within half a grade of Flesch–Kincaid', () => {
    const texts = readFileSync(path.join(folder ?? '', 'before_after.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { before: string; after: string })
      .flatMap(({ before, after }) => [before, after])
      .map((text) => text.replace(/\{:[^}]*\}/g, ''));
    const passages = new Set([...texts, ...texts.flatMap((text) => text.split(/\n+/))]);
    const nameOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 8);
    let compared = 0;
    for (const text of passages) {
      // One line of the file is one paragraph of the page.
      const level = readingLevel(text.replace(/\n+/g, '\n\n'), 'en');
      const grade = referenceGrades.get(nameOf(text));
      if (grade === undefined) expect(level.words, text).toBeLessThan(20);
      else {
        compared += 1;
        expect(Math.abs((level.grade ?? 99) - grade), text).toBeLessThanOrEqual(0.5);
      }
    }
    expect(compared).toBe(referenceGrades.size);
  });
});
