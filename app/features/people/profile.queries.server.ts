import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Actor, StaffRole } from '~/platform/actor';
import { db } from '~db/client';
import { agencies, people, roleGrants } from '~db/schema';

export type Profile = {
  id: number;
  handle: string;
  name: string;
  about: string;
  since: string;
  imported: boolean;
  roles: { role: StaffRole; agency: { slug: string; name: string; translations: { es?: { name?: string } } } | null }[];
};

/** What everybody may know of a person; null for accounts never confirmed (but for themselves) or erased. */
export async function profileOf(actor: Actor, handle: string): Promise<Profile | null> {
  const [person] = await db
    .select()
    .from(people)
    .where(and(eq(people.handle, handle.slice(0, 100)), isNull(people.erasedAt), sql`${people.origin} <> 'system'`));
  if (!person) return null;
  const imported = person.origin === 'imported';
  if (!imported && !person.emailConfirmedAt && actor.personId !== person.id) return null;
  const roles = await db
    .select({
      role: roleGrants.role,
      agency: { slug: agencies.slug, name: agencies.name, translations: agencies.translations },
    })
    .from(roleGrants)
    .leftJoin(agencies, eq(agencies.id, roleGrants.agencyId))
    .where(and(eq(roleGrants.personId, person.id), isNull(roleGrants.endedAt)));
  return {
    id: person.id,
    handle: person.handle,
    name: person.name,
    about: person.about,
    since: person.createdAt.toISOString(),
    imported,
    roles: roles.map(({ role, agency }) => ({ role: role as StaffRole, agency })),
  };
}
