import { z } from 'zod';
import { nameKey } from '~/features/directory/name-key';
import { days, now } from '~/platform/clock';
import { cleanText } from '~/platform/markdown/clean-text';
import { authorHandle, authorName } from '../import-authors.server';
import { importHash } from '../import-hash';
import type { DraftThread, DraftVerification, ImportedAuthor, SourceText } from '../thread-draft';

const LONGEST_TITLE = 500;
const LONGEST_SHORT_ANSWER = 320;
const VALID_DAYS = 180;
/** Staff look at an answer again this long before it stops being official. */
const REVIEW_AHEAD = days(30);

const words = z.preprocess(
  (value) => (typeof value === 'number' ? String(value) : value === '' || value === null ? undefined : value),
  z.string().optional(),
);
const tagList = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[;|,]/) : (value ?? [])),
  z.array(z.coerce.string()),
);

/** A row of a FAQ file; what else it has is not read. */
const FaqRow = z.object({
  id: words,
  question: words,
  body: words,
  answer_markdown_or_html: words,
  answer: words,
  answer_format: words,
  short_answer: words,
  kind: words,
  topic: words,
  agency: words,
  date: words,
  lang: words,
  source: words,
  source_url: words,
  licence: words,
  license: words,
  tags: tagList,
});
type FaqRow = z.infer<typeof FaqRow>;

export type FaqOptions = { fileSource: string; validUntil: Date | null };
export type FaqThread = { thread: DraftThread; authors: ImportedAuthor[] };

/** One row as a question with its agency's answer, or why it is none. */
export function faqThread(raw: unknown, where: string, options: FaqOptions): FaqThread | { problem: string } {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return { problem: 'it is not an object' };
  const parsed = FaqRow.safeParse(raw);
  if (!parsed.success) return { problem: `its ${parsed.error.issues[0]?.path.join('.')} cannot be read` };
  const row = trimmed(parsed.data);
  const answer = row.answer_markdown_or_html ?? row.answer;
  if (!row.id) return { problem: 'it has no id' };
  if (!row.question) return { problem: 'it has no question' };
  if (!answer) return { problem: 'it has no answer' };
  if (!row.agency) return { problem: 'it has no agency' };
  const dated = row.date ? dateOf(row.date) : null;
  if (row.date && !dated) return { problem: `its date "${row.date.slice(0, 40)}" is no date` };
  const createdAt = dated ?? now();

  const source = row.source ?? options.fileSource;
  const key = `faq:${source}:${row.id}`;
  const sourceUrl = webAddress(row.source_url);
  const licence = row.licence ?? row.license ?? null;
  const agencyAuthor = author(`faq:agency:${nameKey(row.agency)}`, row.agency, 'agency');
  const asker = author(`faq:source:${source}`, source, 'source');
  const official = row.kind === undefined || row.kind === 'official_answer';
  const { title, body } = titleAndBody(row.question, row.body);
  const text: SourceText = { format: formatOf(row.answer_format, answer), text: answer, base: sourceUrl ?? undefined };
  const shared = { where, source, sourceUrl, licence, createdAt, updatedAt: createdAt, score: 0 };
  const language = /^es\b/i.test(row.lang ?? '') ? 'es' : 'en';
  const place = { agency: row.agency, topic: row.topic ?? 'General' };
  return {
    authors: [asker, agencyAuthor],
    thread: {
      ...shared,
      key,
      hash: importHash(title, body, row.lang, row.tags, row.date, sourceUrl, licence),
      authorKey: asker.key,
      text: { format: 'text', text: body },
      place,
      whole: true,
      title,
      language,
      tags: tagsOf(row.tags),
      views: 0,
      closed: null,
      accepted: null,
      comments: [],
      answers: [
        {
          ...shared,
          key: `${key}:answer`,
          hash: importHash(
            answer,
            text.format,
            official,
            row.short_answer,
            row.date,
            sourceUrl,
            licence,
            official && options.validUntil,
          ),
          authorKey: agencyAuthor.key,
          text,
          verification: official ? verification(row, createdAt, sourceUrl, options.validUntil) : null,
        },
      ],
    },
  };
}

function trimmed(row: FaqRow): FaqRow {
  const entries = Object.entries(row).map(([key, value]) => [
    key,
    typeof value === 'string' ? cleanText(value).trim() || undefined : value,
  ]);
  return Object.fromEntries(entries) as FaqRow;
}

function verification(row: FaqRow, date: Date, sourceUrl: string | null, validUntil: Date | null): DraftVerification {
  const until = validUntil ?? new Date(date.getTime() + days(VALID_DAYS));
  const review = new Date(Math.min(until.getTime(), Math.max(until.getTime() - REVIEW_AHEAD, date.getTime())));
  const short = row.short_answer?.replace(/\s+/g, ' ');
  return {
    shortAnswer: short && [...short].length <= LONGEST_SHORT_ANSWER ? short : null,
    sources: sourceUrl ? [sourceUrl] : [],
    verifiedAt: date,
    reviewDueAt: review,
    validUntil: until,
  };
}

/** A title is one line of at most 500 characters; of a longer question the whole stands in the body. */
function titleAndBody(question: string, body = ''): { title: string; body: string } {
  const line = question.replace(/\s+/g, ' ').trim();
  const letters = [...line];
  if (letters.length <= LONGEST_TITLE) return { title: line, body };
  const title = `${letters.slice(0, LONGEST_TITLE - 1).join('')}…`;
  return { title, body: [question, body].filter(Boolean).join('\n\n') };
}

function author(key: string, name: string, kind: string): ImportedAuthor {
  return { key, name: authorName(name, 'Unknown'), handle: authorHandle(name, kind), createdAt: null };
}

const FORMATS = ['html', 'markdown', 'html+markdown', 'text'] as const;

function formatOf(format: string | undefined, text: string): SourceText['format'] {
  const named = FORMATS.find((known) => known === format?.toLowerCase());
  if (named) return named;
  if (!/<\/?[a-z][^<>]*>/i.test(text)) return 'markdown';
  return text.startsWith('<') ? 'html' : 'html+markdown';
}

function tagsOf(tags: readonly string[]): string[] {
  const clean = tags
    .map((tag) => cleanText(tag).replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 50))
    .filter(Boolean);
  return [...new Set(clean)].slice(0, 20);
}

/** A day (then midnight UTC) or an instant between the years 1000 and 9999. */
export function dateOf(text: string): Date | null {
  const match =
    /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(
      text.trim(),
    );
  if (!match) return null;
  const [, year, month, day, time = '00:00', zone = 'Z'] = match;
  const midnight = new Date(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || midnight.getUTCDate() !== Number(day) || Number(year) < 1000) return null;
  const at = new Date(`${year}-${month}-${day}T${time}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(at.getTime()) ? null : at;
}

function webAddress(url: string | undefined): string | null {
  return url && /^https?:\/\/[^/\s]/i.test(url) && URL.canParse(url) && url.length <= 2000 ? url : null;
}
