import type { Lang } from '~/platform/actor';
import { type ReadingLevel, readingLevel } from './reading-level';
import { textParts } from './text-parts';
import { wordsToAvoid } from './words-to-avoid';

/** What could be plainer. `text` is the place in question, `instead` what to write there. */
export type Finding =
  | { kind: 'grade'; grade: number }
  | { kind: 'long_sentence'; text: string; words: number }
  | { kind: 'passive'; text: string }
  | { kind: 'word'; text: string; instead: string }
  | { kind: 'acronym'; text: string }
  | { kind: 'next_step' };

export type PlainLanguage = ReadingLevel & { findings: Finding[] };

/** Most people read at this level without effort. */
export const easyGrade = 8;
const longest: Readonly<Record<Lang, number>> = { en: 25, es: 30 };
const mostOfAKind = 10;

/** What stands in the way of a hurried reader of this text. A hint, never a verdict: it misses some and suspects some wrongly. */
export function checkPlainLanguage(markdown: string, lang: Lang): PlainLanguage {
  const level = readingLevel(markdown, lang);
  const { sentences, words } = textParts(markdown, lang);
  const text = sentences.join('\n');
  const findings: Finding[] = [];
  if (level.grade !== null && level.grade > easyGrade + 0.5) findings.push({ kind: 'grade', grade: level.grade });
  const add = (found: Finding[]) => findings.push(...found.slice(0, mostOfAKind));
  add(
    sentences.flatMap((sentence, at) => {
      const count = words[at]?.length ?? 0;
      return count > longest[lang] ? [{ kind: 'long_sentence' as const, text: shortened(sentence), words: count }] : [];
    }),
  );
  add([...text.matchAll(passives[lang])].map(([found]) => ({ kind: 'passive', text: found.trim() })));
  add(wordsToAvoid(text, lang).map(({ word, instead }) => ({ kind: 'word', text: word, instead })));
  add(unexplained(text).map((acronym) => ({ kind: 'acronym', text: acronym })));
  if (level.words >= 20 && !saysWhatToDo(markdown, lang)) findings.push({ kind: 'next_step' });
  return { ...level, findings };
}

function shortened(sentence: string): string {
  const words = sentence.split(/\s+/);
  return words.length <= 12 ? sentence : `${words.slice(0, 12).join(' ')} …`;
}

/** A form of "be" (in Spanish "ser") with a past participle, an adverb perhaps between them. */
const passives: Readonly<Record<Lang, RegExp>> = {
  en: /\b(?:am|is|are|was|were|be|been|being|gets?|got)\s+(?:not\s+|\w+ly\s+)?(?:(?!need\b|speed\b|indeed\b|hundred\b|red\b)\w+ed|born|brought|built|bought|chosen|done|drawn|driven|found|given|held|kept|known|led|lost|made|meant|paid|put|read|seen|sent|set|shown|sold|spent|taken|taught|thrown|told|understood|won|written)\b/gi,
  es: /(?<![\p{L}])(?:es|son|era|eran|fue|fueron|será|serán|sea|sean|ser|sido|siendo)\s+(?:\p{L}+mente\s+)?\p{L}+(?:ad|id)[oa]s?(?![\p{L}])/giu,
};

const known = new Set(
  'US USA UK EU ID IDs PDF TV AM PM OK ZIP FAQ DIY SMS QR ATM DVD CD PC GPS LED UV AC PO NE NW SE SW EE UU EEUU ADN DNI I II III IV V VI X'.split(
    ' ',
  ),
);

/** Abbreviations in capitals that the text spells out nowhere: "Department of Motor Vehicles (DMV)" or "DMV (…)" explains. */
function unexplained(text: string): string[] {
  const found = new Set<string>();
  for (const { 0: acronym, index } of text.matchAll(/(?<![\p{L}\p{N}-])\p{Lu}{2,6}(?![\p{L}\p{N}])/gu)) {
    if (known.has(acronym)) continue;
    const explained = text.includes(`(${acronym})`) || /^\s\(\p{L}/u.test(text.slice(index + acronym.length));
    const shouted = /\p{Lu}{4,}\s+\p{Lu}{2,}|\p{Lu}{2,}\s+\p{Lu}{4,}/u.test(
      text.slice(Math.max(0, index - 8), index + 14),
    );
    if (!explained && !shouted) found.add(acronym);
  }
  return [...found];
}

const steps: Readonly<Record<Lang, RegExp>> = {
  en: /(?:^|[.:;!?\n•]\s*|\b(?:you (?:can|must|need to|have to|should|may)|please|then|first|next|to do this,?)\s+)(?:apply|ask|book|bring|call|check|choose|click|come|complete|contact|download|e-?mail|file|fill|find|follow|get|go|leave|mail|make|open|order|pay|pick|print|put|register|renew|report|request|schedule|send|sign|show|submit|take|talk|tell|text|turn|use|visit|wait|write)\b/im,
  es: /(?<![\p{L}])(?:acuda|avise|busque|compre|consulte|deje|descargue|entregue|envíe|escriba|espere|haga|imprima|inscríbase|lea|llame|llene|lleve|marque|muestre|pague|pida|ponga|presente|pregunte|reserve|saque|solicite|traiga|use|vaya|venga|visite|(?:puede|debe|tiene que|necesita)\s+\p{L}+[aei]r(?:lo|la|se)?)(?![\p{L}])/iu,
};

/** An instruction, a link or a telephone number: something to do next. */
function saysWhatToDo(markdown: string, lang: Lang): boolean {
  return steps[lang].test(markdown) || /\]\(https?:|https?:\/\/|(?<!\d)\d{3}[-. ]\d{4}(?!\d)/.test(markdown);
}
