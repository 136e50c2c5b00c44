import { z } from 'zod';
import { crisisWords } from './crisis.words';
import { wallTime } from './local-day';

const say = crisisWords.en;
const title = z.string().trim().max(100, say.titleLong).default('');
const body = z.string().trim().max(500, say.bodyLong).default('');
const moment = (message: string) =>
  z
    .string()
    .trim()
    .regex(/^(\d{4}-\d\d-\d\dT\d\d:\d\d)?$/, message)
    // 30 February is no day: left alone it would be read as none given.
    .refine((text) => text === '' || wallTime(text, 'UTC') !== null, message)
    .default('');

/** Where something holds: `topic:<slug>`, `agency:<slug>`, or everywhere. */
export const Scope = z
  .string({ error: say.scopeBad })
  .regex(/^(topic|agency):[a-z0-9-]{1,100}$|^everywhere$/, say.scopeBad);

/** Times are those of a clock on the wall in the site's time zone. */
export const AlertForm = z.object({
  scope: Scope,
  titleEn: title,
  bodyEn: body,
  titleEs: title,
  bodyEs: body,
  startsAt: moment(say.startBad),
  endsAt: moment(say.endBad),
});

export const EndForm = z.object({ id: z.coerce.number().int().positive() });

export const SuspendForm = z.object({
  scope: Scope,
  reason: z.string({ error: say.reasonMissing }).trim().min(3, say.reasonMissing).max(500, say.reasonLong),
});
