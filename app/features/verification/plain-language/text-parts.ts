import type { Lang } from '~/platform/actor';
import { plainExcerpt } from '~/platform/markdown/plain-excerpt';

export type TextParts = { sentences: string[]; words: string[][] };

/**
 * The sentences of a Markdown text and their words, without markup, addresses and code. A heading or a list entry is a sentence
 * of its own, as it is for the reader.
 */
export function textParts(markdown: string, lang: Lang): TextParts {
  const sentences = blocks(markdown).flatMap((block) => sentencesOf(block, lang));
  const words = sentences.map((sentence) => wordsOf(sentence));
  const kept = sentences.map((_, at) => at).filter((at) => (words[at] ?? []).length > 0);
  return { sentences: kept.map((at) => sentences[at] ?? ''), words: kept.map((at) => words[at] ?? []) };
}

/** An element of raw HTML that stands on a line of its own begins one here too. */
function withoutCode(markdown: string): string {
  return markdown
    .replace(/```[\s\S]*?(?:```|$)/g, '\n')
    .replace(/<\/?(?:p|li|[ou]l|br|div|h[1-6]|tr|td|th|dd|dt)\b[^<>]{0,300}>/gi, '\n\n');
}

function blocks(markdown: string): string[] {
  const found: string[] = [];
  let open = '';
  const close = () => {
    // The number of an entry is not read as a sentence; a backslash in front of a mark is Markdown's, not the writer's.
    const entry = open.replace(/^[\s|]*(?:\d{1,3}|\p{L})\\?[.)]{1,2}\s+/u, '').replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
    const plain = plainExcerpt(entry, entry.length + 1)
      .replace(/(?:https?:\/\/|www\.)\S+/g, ' ')
      .replace(/\s+/g, ' ');
    if (plain.trim() !== '') found.push(plain.trim());
    open = '';
  };
  for (const line of withoutCode(markdown).split('\n')) {
    const starts = /^\s*(?:#{1,6}\s|[-*+]\s|\d{1,9}[.)]\s|>|\|)/.test(line);
    if (line.trim() === '' || starts) close();
    open += open === '' ? line : ` ${line.trim()}`;
    if (/^\s*#{1,6}\s/.test(line)) close();
  }
  close();
  return found;
}

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
};

/** What ends in a full stop without ending a sentence, whatever follows. */
const goesOn =
  /(?:^|[\s([/])(?:\p{Lu}|(?:\p{Lu}\.)+\p{Lu}|e\.g|i\.e|cf|vs|approx|Mr|Mrs|Ms|Dr|St|Mt|Ft|Nos|Sec|Secs|Art|Doc|Amdt|Fig|Vol|Ch|App|Pt|Par|pp?|Rev|Gov|Sen|Rep|Gen|Col|Lt|Capt|Hon|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|Sr|Sra|Srta|Dra|Lic|Ing|Av|Avda|Ud|Uds|Vd|Vds|aprox|p\.\s?ej|EE|UU)\.\s*$/u;
/** What may end one as well: a new one begins where a capital does, unless that is a day, a month or a time zone. */
const mayEnd =
  /(?:^|[\s(])(?:[ap]\.\s?m|etc|núms?|págs?|tel|arts?|cap|Dept|Inc|Corp|Co|Ltd|Ave|Blvd|Rd|Jr|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|EE\.\s?UU|U\.S(?:\.A)?|D\.C|N\.Y)\.\s*$/u;
const anotherPart =
  /^(?:[^\p{Lu}"“¿¡(]|(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:\p{Ll}*day)?|Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|[ECMP][SD]?T|Eastern|Central|Mountain|Pacific)(?![\p{L}]))/u;
/** After initials and names a capital says nothing; these words say that a sentence begins. */
const begins =
  /^["“(]?(?:An?|The|This|That|These|Those|It|If|In|On|At|To|For|From|You|Your|We|Our|They|There|He|She|When|Where|What|How|Who|Why|Please|But|And|Or|No|Yes|Each|All|Any|Some|Most|As|By|With|After|Before|El|La|Los|Las|Un|Una|Si|En|Para|Por|Con|Su|Sus|No|Sí|Usted|Ustedes|Puede|Debe|Es|Este|Esta|Cuando)\s/u;
const initials = /(?:\p{Lu}\.){2,}\s*$/u;

function continues(before: string, after: string): boolean {
  if (/(?:\d\.|\.\)|\bNo\.)\s*$/.test(before) && /^\d/.test(after)) return true;
  if (/[\p{L}.]\s+No\.\s*$/u.test(before)) return true;
  if (initials.test(before) && begins.test(after)) return false;
  if (mayEnd.test(before)) return initials.test(before) || anotherPart.test(after);
  return goesOn.test(before);
}

function sentencesOf(block: string, lang: Lang): string[] {
  const found: string[] = [];
  // Unicode's rules go on before a figure: "Fill in the form. 2 copies are enough."
  const segments = [...segmenters[lang].segment(block)].flatMap(({ segment }) =>
    segment.split(/(?<=\p{Ll}{3}\.\s+)(?=\d)/u),
  );
  for (const segment of segments) {
    const last = found.at(-1);
    if (last !== undefined && continues(last, segment)) found[found.length - 1] = last + segment;
    else found.push(segment);
  }
  return found.map((sentence) => sentence.trim());
}

/** What stands between spaces and dashes and has a letter or a figure in it. */
export function wordsOf(text: string): string[] {
  return text.split(/\s+|[—–]|--+|…|\.{3,}/).filter((word) => /[\p{L}\p{N}]/u.test(word));
}
