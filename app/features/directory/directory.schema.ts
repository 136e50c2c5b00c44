import { z } from 'zod';
import { directoryWords } from './directory.words';

const say = directoryWords.en;
const text = (max: number) => z.string().trim().max(max, say.tooLong).default('');
const name = z.string({ error: say.nameMissing }).trim().min(2, say.nameMissing).max(100, say.tooLong);
/** What was left empty is nothing. */
const orNull = <T extends z.ZodType<string>>(schema: T) => schema.transform((value) => value || null);
const empty = z.literal('');

export const SaveSite = z.object({
  place: name,
  name: text(60),
  owner: text(100),
  timeZone: z
    .string()
    .trim()
    .refine((zone) => isTimeZone(zone), say.zoneUnknown),
  phone: orNull(text(40)),
});
export type SaveSite = z.output<typeof SaveSite>;

const named = { name, nameEs: text(100), description: text(300), descriptionEs: text(300) };

export const SaveAgency = z.object({
  ...named,
  phone: orNull(text(40)),
  email: orNull(z.union([empty, z.email(say.emailBad)]).default('')),
  url: orNull(z.union([empty, z.url({ protocol: /^https?$/, error: say.urlBad }).max(300, say.tooLong)]).default('')),
  address: orNull(text(300)),
  codePrefix: text(4)
    .transform((letters) => letters.toUpperCase())
    .refine((letters) => /^([A-Z0-9]{1,4})?$/.test(letters), say.prefixBad),
  triage: z.preprocess((v) => v === true || v === 'on', z.boolean()),
});
export type SaveAgency = z.output<typeof SaveAgency>;

export const SaveTopic = z.object({
  ...named,
  risk: z.enum(['low', 'medium', 'high'], say.riskMissing),
});
export type SaveTopic = z.output<typeof SaveTopic>;

function isTimeZone(zone: string): boolean {
  try {
    return zone !== '' && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
