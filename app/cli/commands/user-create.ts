import { defineCommand } from 'citty';
import { z } from 'zod';
import { createPerson } from '~/features/people/create-person.server';
import { Email, PersonName } from '~/features/people/person.schema';
import { system } from '~/platform/actor';
import { parse } from '~/platform/http/form-action.server';

const Arguments = z.object({
  email: Email,
  name: PersonName,
  role: z.enum(['member', 'moderator', 'rep', 'lead', 'admin'], 'Use member, moderator, rep, lead or admin.'),
  agency: z.string().trim().optional(),
  password: z.string().optional(),
});

/** `user create`: an established account. Without --password one is drawn, and is all that stands on stdout. */
export default defineCommand({
  meta: { description: 'Make an account that can take part at once; prints the drawn password' },
  args: {
    email: { type: 'string', description: 'Its e-mail address', required: true },
    name: { type: 'string', description: 'The name others see', required: true },
    role: { type: 'string', description: 'member, moderator, rep, lead or admin', required: true },
    agency: { type: 'string', description: 'Slug of the agency, for reps and leads' },
    password: { type: 'string', description: 'At least 15 characters; default: one is drawn and printed' },
  },
  async run({ args }) {
    const input = parse(Arguments, args);
    const { handle, password } = await createPerson(system, input);
    process.stderr.write(`${input.email} can log in as ${input.role} (handle ${handle}).\n`);
    if (input.password === undefined) process.stdout.write(`${password}\n`);
  },
});
