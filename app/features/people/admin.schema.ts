import { z } from 'zod';
import { adminWords } from './admin.words';
import { Email, PersonName } from './person.schema';

const say = adminWords.en;
const id = z.coerce.number().int().positive();
const staffRole = z.enum(['moderator', 'rep', 'lead', 'admin'], say.roleUnknown);
/** A slug; an empty choice is none. */
const agency = z
  .string()
  .trim()
  .max(100)
  .optional()
  .transform((slug) => slug || null);

export const GiveRole = z.object({ role: staffRole, agency });
export const EndById = z.object({ id });
export const Suspend = z.object({
  reason: z.string({ error: say.reasonMissing }).trim().min(3, say.reasonMissing).max(500, say.reasonLong),
  /** Days; 0 is until lifted. */
  days: z.coerce.number().int().min(0).max(3650).default(0),
});
export const NewAccountForm = z.object({
  name: PersonName,
  email: Email,
  role: z.enum(['member', 'moderator', 'rep', 'lead', 'admin'], say.roleUnknown),
  agency,
});
