import cardValidator from 'card-validator';
import { findPhoneNumbersInText } from 'libphonenumber-js';

export type PersonalDataKind = 'ssn' | 'card' | 'a_number' | 'phone' | 'email';
/** `start` and `end` count UTF-16 code units, end exclusive. */
export type PersonalData = { kind: PersonalDataKind; start: number; end: number };

/** Numbers printed in advertisements and leaflets: nobody's own. */
const SPECIMEN_SSN = /^(?:078051120|219099999|123456789|98765432\d)$/;
const SSN_WORDS = /\b(?:ssns?|ssid|itin|tin|social security|soc\.? sec|seguro social)\b[^\n]{0,40}$/i;
const URL_TEXT = /\bhttps?:\/\/[^\s<>()]+/gi;

/** Finds what a writer would not want the whole town to read. A hint for people: it misses some and suspects some wrongly. */
export function findPersonalData(text: string): PersonalData[] {
  const found: PersonalData[] = [];
  const free = (start: number, end: number) => found.every((other) => end <= other.start || start >= other.end);
  const add = (kind: PersonalDataKind, start: number, end: number) => {
    if (free(start, end)) found.push({ kind, start, end });
  };
  const links = [...text.matchAll(URL_TEXT)].map((match) => [match.index, match.index + match[0].length] as const);
  const inLink = (at: number) => links.some(([start, end]) => at >= start && at < end);

  for (const [start, end] of emails(text)) add('email', start, end);
  for (const [start, end] of cards(text)) if (!inLink(start)) add('card', start, end);
  for (const [start, end] of aNumbers(text)) if (!inLink(start)) add('a_number', start, end);
  for (const [start, end] of socialSecurityNumbers(text)) if (!inLink(start)) add('ssn', start, end);
  for (const [start, end] of phones(text)) if (!inLink(start)) add('phone', start, end);
  return found.sort((a, b) => a.start - b.start);
}

type Span = readonly [start: number, end: number];

function* emails(text: string): Generator<Span> {
  const address =
    /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}._%+'-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}(?:\p{L}{2,63}|xn--[a-z0-9-]{1,59})(?![\p{L}\p{N}-])/giu;
  for (const { 0: match, index } of text.matchAll(address)) yield [index, index + match.length];
}

function* cards(text: string): Generator<Span> {
  for (const { 0: match, index } of text.matchAll(/(?<![\d.])\d(?:[ -]?\d){11,18}(?![\d])/g)) {
    const digits = match.replace(/\D/g, '');
    // Airline cards (UATP) begin with 1, which the library does not know.
    const airline = /^1\d{14}$/.test(digits) && passesLuhn(digits);
    if (airline || cardValidator.number(digits).isValid) {
      yield [index, index + match.length];
      continue;
    }
    // Several numbers may stand side by side with single spaces between them.
    for (const group of match.matchAll(/\d{12,19}|\d{4}(?:[ -]\d{4}){3}|\d{4}[ -]\d{6}[ -]\d{5}/g)) {
      if (cardValidator.number(group[0].replace(/\D/g, '')).isValid) {
        yield [index + group.index, index + group.index + group[0].length];
      }
    }
  }
}

function passesLuhn(digits: string): boolean {
  let sum = 0;
  [...digits].reverse().forEach((digit, at) => {
    const value = Number(digit) * (at % 2 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  });
  return sum % 10 === 0;
}

/** The number of an immigration file: A and 8 or 9 digits, or 7 to 9 after its name. */
function* aNumbers(text: string): Generator<Span> {
  const written = /\b(?:A[-# ]{0,2}|a-?)(?:\d{3}[- ]\d{3}[- ]\d{3}|\d{8,9})(?![\d-])/g;
  for (const { 0: match, index } of text.matchAll(written)) yield [index, index + match.length];
  const named =
    /\b(?:alien (?:registration )?(?:number|no\.?)|a-number|uscis ?(?:number|no\.?|#)|número de extranjero)[^\d\n]{0,15}(\d{3}[- ]?\d{3}[- ]?\d{1,3})(?!\d)/gi;
  for (const match of text.matchAll(named)) {
    const end = match.index + match[0].length;
    yield [end - (match[1]?.length ?? 0), end];
  }
}

function* socialSecurityNumbers(text: string): Generator<Span> {
  for (const match of text.matchAll(
    /(?<![\p{L}\d$€£#.,/-])(\d{3})([-. ]?)(\d{2})([-. ]?)(\d{4})(?![\p{L}\d/-]|[.,]\d)/gu,
  )) {
    const [whole, area = '', first = '', group = '', second = '', serial = ''] = match;
    const digits = area + group + serial;
    const named = SSN_WORDS.test(text.slice(Math.max(0, match.index - 60), match.index));
    const mixed = first !== '' && second !== '' && first !== second;
    // Five digits, a dash and four more are a postal code unless they are called otherwise.
    const postal = first === '' && second !== '' && !named;
    const taxpayer = /^9\d\d(?:5\d|6[0-5]|7\d|8[0-8]|9[0-24-9])/.test(digits);
    const possible =
      area !== '000' && area !== '666' && (area < '900' || taxpayer) && group !== '00' && serial !== '0000';
    if (!mixed && !postal && possible && (named || !SPECIMEN_SSN.test(digits)))
      yield [match.index, match.index + whole.length];
  }
}

/** Area code, exchange, line: how numbers are written here. Anything else needs a country code. */
const LOCAL_PHONE = /^(?:1[\s.-]?)?\(?\d{3}\)?[\s./-]{0,3}\d{3}[\s.-]?\d{4}(?!\d)/;
/** A text with more number-like stretches than this is a table of figures. */
const MOST_STRETCHES = 60;
const PHONE_WORDS =
  /\b(?:phone|cell|mobile|tel|telephone|whatsapp|call me|text me|tel[ée]fono|celular|m[óo]vil)\b[^\d\n+(]{0,25}(\(?\d[\d ()-]{6,14}\d)(?!\d)/gi;

function* phones(text: string): Generator<Span> {
  let searched = 0;
  // The library's search is slow on long stretches without a number: give it the neighbourhoods of digits only.
  for (const { 0: stretch, index } of text.matchAll(/[+(\d][\d\s().,;/+x\u2010-\u2015-]{5,120}\d/gi)) {
    if (stretch.replace(/\D/g, '').length < 7) continue;
    searched += 1;
    if (searched > MOST_STRETCHES) break;
    const undated = stretch.replace(/\d{4}-\d{2}-\d{2}(?:[ T]\d{2}(?::\d{2})?)?/g, (date) => '_'.repeat(date.length));
    for (const { startsAt, endsAt } of findPhoneNumbersInText(undated, 'US')) {
      const number = stretch.slice(startsAt, endsAt);
      if (number.startsWith('+') || LOCAL_PHONE.test(number)) yield [index + startsAt, index + endsAt];
    }
  }
  for (const match of text.matchAll(PHONE_WORDS)) {
    const end = match.index + match[0].length;
    if ((match[1] ?? '').replace(/\D/g, '').length >= 9) yield [end - (match[1] ?? '').length, end];
  }
}
