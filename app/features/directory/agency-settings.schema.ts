import { z } from 'zod';
import { agencySettingsWords } from './agency-settings.words';
import { readHours } from './written-hours';

const say = agencySettingsWords.en;
const agency = z.string().max(100);
const day = z.iso.date(say.dayBad);

const hours = z
  .string()
  .max(200, say.hoursBad)
  .default('')
  .transform((text, context) => {
    const read = readHours(text);
    if (typeof read !== 'string') return read;
    context.addIssue({ code: 'custom', message: read === 'overlap' ? say.hoursOverlap : say.hoursBad });
    return z.NEVER;
  });

/** Seven fields of hours, Monday first. */
export const HoursForm = z
  .object({
    agency,
    timeZone: z.string().trim().min(1, say.zoneBad).max(60, say.zoneBad),
    ...{ day0: hours, day1: hours, day2: hours, day3: hours, day4: hours, day5: hours, day6: hours },
  })
  .transform(({ agency: slug, timeZone, ...days }) => ({ agency: slug, timeZone, weekly: Object.values(days) }));

export const HolidayForm = z.object({
  agency,
  day,
  name: z.string().trim().min(1, say.nameBad).max(80, say.nameBad),
});
export const RemoveHolidayForm = z.object({ agency, day });

export const HolidayPlaceForm = z.object({
  agency,
  country: z.string().regex(/^[A-Z]{2}$/, say.countryBad),
  state: z
    .string()
    .max(10)
    .optional()
    .transform((state) => state || null),
});

/** Promises in business days, then the thresholds of the triggers. */
export const levelFigures = [
  'firstResponseDays',
  'updateDays',
  'resolutionDays',
  'unansweredHours',
  'unresolvedDays',
  'demandPeople',
  'demandViews',
  'askerHours',
  'conflictVotes',
  'conflictComments',
  'recheckReports',
] as const;
type Figure = (typeof levelFigures)[number];

/** No promise or patience of more than a year: due times are reckoned day by day. Counts may be as good as never. */
const mostOf = (name: Figure) => (name.endsWith('Days') ? 366 : name.endsWith('Hours') ? 366 * 24 : 1_000_000);

const figure = (most: number) => {
  const bad = say.numberBad.replace('{{most}}', most.toLocaleString('en-US'));
  return z
    .string()
    .trim()
    .regex(/^\d{0,7}$/, bad)
    .transform((text) => (text === '' ? null : Number(text)))
    .refine((value) => value === null || (value >= 1 && value <= most), bad)
    .default(null);
};

/** Figures of an agency, or (with a topic's slug) of one topic; an empty one is inherited. */
export const LevelsForm = z.object({
  agency,
  topic: z
    .string()
    .max(100)
    .optional()
    .transform((slug) => slug || null),
  ...(Object.fromEntries(levelFigures.map((name) => [name, figure(mostOf(name))])) as Record<
    Figure,
    ReturnType<typeof figure>
  >),
});

export const TopicSkillForm = z.object({
  agency,
  topic: z.string().max(100),
  skill: z.coerce.number({ error: say.skillUnknown }).int(say.skillUnknown).positive(say.skillUnknown),
});
