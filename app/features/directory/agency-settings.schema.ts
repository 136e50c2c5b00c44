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

const figure = z
  .union([
    z.literal('').transform(() => null),
    z.coerce.number({ error: say.numberBad }).int(say.numberBad).min(1, say.numberBad).max(1_000_000, say.numberBad),
  ])
  .optional()
  .transform((value) => value ?? null);

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

/** Figures of an agency, or (with a topic's slug) of one topic; an empty one is inherited. */
export const LevelsForm = z.object({
  agency,
  topic: z
    .string()
    .max(100)
    .optional()
    .transform((slug) => slug || null),
  ...(Object.fromEntries(levelFigures.map((name) => [name, figure])) as Record<
    (typeof levelFigures)[number],
    typeof figure
  >),
});

export const TopicSkillForm = z.object({
  agency,
  topic: z.string().max(100),
  skill: z.coerce.number({ error: say.skillUnknown }).int(say.skillUnknown).positive(say.skillUnknown),
});
