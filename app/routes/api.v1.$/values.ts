import { z } from 'zod';

/** An id in a path: what cannot be one names nothing, which is answered like an unknown one. */
export const Id = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number)
  .refine(Number.isSafeInteger);

export const IdParam = z.object({ id: Id });

export const Flag = z.enum(['true', 'false'], { error: 'Say true or false.' }).transform((text) => text === 'true');

export const Slug = z.string().trim().min(1).max(100);

/** How many items come at once; what comes after them is asked for with `after`. */
export const Limit = z
  .string()
  .regex(/^\d{1,4}$/, 'A whole number from 1 to 50.')
  .transform(Number)
  .refine((n) => n >= 1 && n <= 50, 'A whole number from 1 to 50.');

/** The `next` of the page before. */
export const After = z.string().max(200);

export const Instant = z.iso.datetime();
