import { createPerson } from '~/features/people/create-person.server';
import type { StaffRole } from '~/platform/actor';
import { type Actor, type PersonActor, system, visitor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import { agencies, topics } from '~db/schema';

export const goodPassword = 'harbor lantern kitchen 42';
let count = 0;

/** An account with `goodPassword`, made as an operator makes it. */
export async function makePerson(
  role: 'member' | StaffRole = 'member',
  agency?: string,
): Promise<{ id: number; email: string; actor: () => Promise<PersonActor> }> {
  count += 1;
  const email = `person${count}@example.org`;
  const { id } = await createPerson(system, {
    email,
    name: `Tessa ${'abcdefghijklmnopqrstuvwxyz'[count % 26]}${count}`,
    role,
    agency,
    password: goodPassword,
  });
  return { id, email, actor: () => actorOf(id) };
}

export async function actorOf(id: number): Promise<PersonActor> {
  return ((await loadActor(db, id)) ?? visitor) as Actor as PersonActor;
}

export async function makeAgency(slug: string): Promise<number> {
  const [row] = await db
    .insert(agencies)
    .values({
      slug,
      name: `Agency of ${slug}`,
      nameKey: slug,
      codePrefix: slug.slice(0, 2).toUpperCase(),
      createdAt: now(),
    })
    .returning({ id: agencies.id });
  const id = row?.id ?? 0;
  await db
    .insert(topics)
    .values({ slug: `${slug}-topic`, name: `Topic of ${slug}`, nameKey: slug, agencyId: id, createdAt: now() });
  return id;
}
