import { defineCommand } from 'citty';
import { z } from 'zod';
import { createToken } from '~/features/people/create-token.server';
import { personByEmail } from '~/features/people/find-person.server';
import { Email, TokenName } from '~/features/people/person.schema';
import { system } from '~/platform/actor';
import { parse } from '~/platform/http/form-action.server';

/** `token create`: prints an API token, alone, with the rights of its owner. */
export default defineCommand({
  meta: { description: 'Make an API token for somebody; prints the token alone' },
  args: {
    email: { type: 'string', description: 'E-mail address of the owner', required: true },
    name: { type: 'string', description: 'What the token is for', required: true },
  },
  async run({ args }) {
    const { email, name } = parse(z.object({ email: Email, name: TokenName }), args);
    const { id } = await personByEmail(email);
    process.stdout.write(`${await createToken(system, { personId: id, name })}\n`);
  },
});
