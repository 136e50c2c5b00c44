import { eq } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { Forbidden, NotFound } from '~/platform/errors';
import { errorWords } from '~/platform/errors.words';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import { people } from '~db/schema';
import { checkName } from './check-name.server';
import type { Profile } from './person.schema';

/**
 * Changes what others see of a person, and how mail and pages are written for them. A suspended person keeps the name they
 * have. The handle stays, so that links do.
 */
export async function updateProfile(actor: PersonActor, input: Profile): Promise<void> {
  if (input.name !== actor.name && !actor.established) await checkName(input.name, actor.personId);
  await transaction(actor, async (tx, me) => {
    const [person] = await tx.select().from(people).where(eq(people.id, actor.personId)).for('no key update');
    if (!person) throw new NotFound();
    const shown = person.name !== input.name || person.about !== input.about;
    if (shown && me.suspended) throw new Forbidden(errorWords.en.suspended, 'suspended');
    await tx
      .update(people)
      .set({ name: input.name, about: input.about, language: input.language, mailFrequency: input.mailFrequency })
      .where(eq(people.id, person.id));
    if (shown) recordEvent(tx, { type: 'person.renamed', actor: me, data: { personId: person.id } });
    else recordEvent(tx, { type: 'person.settings_changed', actor: me, data: { personId: person.id } });
  });
}
