import { defineCommand } from 'citty';
import { DelegationTerms } from '~/features/directory/delegation.schema';
import { grantDelegation } from '~/features/directory/grant-delegation.server';
import { personByEmail } from '~/features/people/find-person.server';
import { Email } from '~/features/people/person.schema';
import { system } from '~/platform/actor';
import { parse } from '~/platform/http/form-action.server';

/** `delegation grant`: lets a member of staff confirm answers as official for an agency. */
export default defineCommand({
  meta: { description: 'Let somebody of the staff confirm answers as official for an agency' },
  args: {
    email: { type: 'string', description: 'E-mail address of the person', required: true },
    agency: { type: 'string', description: 'Slug of the agency', required: true },
    topic: { type: 'string', description: 'Slug of a topic; default: all of the agency' },
    risk: { type: 'string', description: 'Up to which risk: low, medium or high; default: low' },
  },
  async run({ args }) {
    const { email, ...terms } = parse(DelegationTerms.extend({ email: Email }), args);
    const person = await personByEmail(email);
    await grantDelegation(system, { ...terms, personId: person.id });
    process.stderr.write(
      `${email} speaks for ${terms.agency}: ${terms.topic ?? 'all topics'}, risk up to ${terms.risk}.\n`,
    );
  },
});
