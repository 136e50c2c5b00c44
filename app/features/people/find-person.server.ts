import { and, eq, isNull } from 'drizzle-orm';
import { Invalid, NotFound } from '~/platform/errors';
import { db } from '~db/client';
import { people } from '~db/schema';
import { accountWords } from './account.words';
import { adminWords } from './admin.words';

/** The account with this e-mail address. */
export async function personByEmail(email: string): Promise<{ id: number; handle: string; name: string }> {
  const [person] = await db
    .select({ id: people.id, handle: people.handle, name: people.name })
    .from(people)
    .where(and(eq(people.email, email), isNull(people.erasedAt)));
  if (!person) throw new NotFound(accountWords.en.noAccount);
  return person;
}

/** The account with this handle. */
export async function personByHandle(handle: string): Promise<{ id: number; handle: string; name: string }> {
  const [person] = await db
    .select({ id: people.id, handle: people.handle, name: people.name })
    .from(people)
    .where(and(eq(people.handle, handle), isNull(people.erasedAt)));
  if (!person) throw new Invalid({ handle: adminWords.en.handleUnknown });
  return person;
}
