import { z } from 'zod';
import { risks } from '~/platform/actor';
import { reviewPaces } from './review-due';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/** The SHA-256 of the Markdown that was read, 64 hex digits. */
export const ContentHash = z.string().regex(/^[0-9a-f]{64}$/, say.hashMalformed);

/** At most 320 characters of plain text on one line: what is read out, printed, sent by SMS and shown in search. */
export const ShortAnswer = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, say.shortMissing).max(320, say.shortTooLong));

const source = z
  .string()
  .trim()
  .max(2000, say.sourceBad)
  .refine((text) => {
    if (!URL.canParse(text) || /[\s\p{Cc}]/u.test(text)) return false;
    const url = new URL(text);
    return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  }, say.sourceBad);

export const Sources = z.array(source).min(1, say.sourceMissing).max(20, say.sourcesTooMany);

const slug = z.string().trim().min(1, say.agencyMissing).max(100, say.agencyMissing);
const instant = z.iso.datetime({ offset: true, error: say.dateBad }).transform((text) => new Date(text));

/** The body of an API call that verifies an answer. */
export const VerificationBody = z.object({
  contentHash: ContentHash,
  agency: slug,
  sources: Sources,
  shortAnswer: ShortAnswer,
  method: z.enum(['authored', 'endorsed', 'fact_checked']).optional(),
  riskClass: z.enum(risks).optional(),
  /** A second person has to approve, as where the risk is high. */
  secondPerson: z.boolean().optional(),
  pace: z.enum(reviewPaces).optional(),
  reviewDueAt: instant.optional(),
  validUntil: instant.optional(),
  jurisdiction: z.string().trim().min(1).max(100).optional(),
  language: z.enum(['en', 'es']).optional(),
  publicNote: z.string().trim().max(2000, say.noteTooLong).optional(),
  plainLanguageOverride: z.string().trim().max(500, say.noteTooLong).optional(),
});
export type VerificationBody = z.output<typeof VerificationBody>;

/** A field of a form that may be left empty. */
const optional = <S extends z.ZodType>(schema: S) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema.optional());

/** A date as browsers send it (2027-05-03): the end of that day, in UTC. */
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, say.dateBad)
  .refine((text) => !Number.isNaN(Date.parse(`${text}T00:00:00Z`)), say.dateBad)
  .transform((text) => new Date(`${text}T23:59:59Z`));

/** One address per line. */
const lines = z.preprocess(
  (value) =>
    (Array.isArray(value) ? value : String(value ?? '').split('\n')).map((line) => String(line).trim()).filter(Boolean),
  Sources,
);

/** The same as a page's form sends it. */
export const VerificationForm = VerificationBody.extend({
  sources: lines,
  method: optional(z.enum(['authored', 'endorsed', 'fact_checked'])),
  riskClass: optional(z.enum(risks)),
  secondPerson: z.preprocess((value) => value === 'yes', z.boolean()),
  pace: optional(z.enum(reviewPaces)),
  reviewDueAt: optional(day),
  validUntil: optional(day),
  jurisdiction: optional(z.string().trim().max(100)),
  language: optional(z.enum(['en', 'es'])),
  publicNote: optional(z.string().trim().max(2000, say.noteTooLong)),
  plainLanguageOverride: optional(z.string().trim().max(500, say.noteTooLong)),
  /** Another wording than the one read: becomes a revision of its own that credits the citizen. */
  body: optional(z.string().max(30_000, say.bodyTooLong)),
  /** The newest verification of the answer on the page that was read, 0 for none: what was confirmed after it wins. */
  seen: optional(z.coerce.number().int().nonnegative()),
});

/** Why an official answer is taken back; everybody can read it. */
export const WithdrawalBody = z.object({
  note: z.string().trim().min(1, say.noteMissing).max(2000, say.noteTooLong),
});

/** What was read, sent back with a reason its author can read; `refused`: for good. */
export const ReturnForm = WithdrawalBody.extend({
  contentHash: ContentHash,
  refused: z.preprocess((value) => value === 'yes', z.boolean()),
});

/** A reader's doubt about an official answer. */
export const ChallengeBody = z.object({
  kind: z.enum(['outdated', 'dangerous'], say.challengeKindMissing),
  note: z.string().trim().min(1, say.challengeNoteMissing).max(2000, say.noteTooLong),
});
