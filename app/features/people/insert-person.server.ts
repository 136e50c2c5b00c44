import type { Tx } from '~db/client';
import { people } from '~db/schema';
import { handlesFor } from './handle';

type NewPerson = Omit<typeof people.$inferInsert, 'handle'> & { handle?: string };

/** Adds a person under the first free handle made from the name (or the one given); null if the e-mail address is taken. */
export async function insertPersonStep(tx: Tx, person: NewPerson): Promise<{ id: number; handle: string } | null> {
  const candidates = person.handle ? [person.handle] : handlesFor(person.name);
  for (const handle of candidates) {
    const [row] = await tx
      .insert(people)
      .values({ ...person, handle })
      .onConflictDoNothing()
      .returning({ id: people.id, handle: people.handle });
    if (row) return row;
    if (person.email && (await isTaken(tx, person.email))) return null;
  }
  return null;
}

async function isTaken(tx: Tx, email: string): Promise<boolean> {
  const row = await tx.query.people.findFirst({ columns: { id: true }, where: (p, { eq }) => eq(p.email, email) });
  return row !== undefined;
}
