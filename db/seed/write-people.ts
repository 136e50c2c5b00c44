import { inArray, sql } from 'drizzle-orm';
import { system } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, delegations, people, personSkills, roleGrants, skills, topics } from '~db/schema';
import type { Citizen, DemoCity, Handle, Staff } from './content/types';
import { DemoPeople } from './demo-people';
import type { Moments } from './moments';

type Ids = ReadonlyMap<string, number>;

/** Citizens and staff with confirmed addresses and one password, and what staff may do. */
export async function writePeople(city: DemoCity, passwordHash: string, moments: Moments): Promise<DemoPeople> {
  const everybody: readonly (Citizen | Staff)[] = [...city.citizens, ...city.staff];
  return transaction(system, async (tx) => {
    // Somebody imported before the first start may be called Joe, too.
    await tx
      .update(people)
      .set({ handle: sql`${people.handle} || '-' || ${people.id}` })
      .where(
        inArray(
          people.handle,
          everybody.map((person) => person.handle),
        ),
      );
    const rows = await tx
      .insert(people)
      .values(
        everybody.map((person) => {
          const joined = moments.of(person.joined);
          return {
            handle: person.handle,
            name: person.name,
            email: person.email,
            emailConfirmedAt: joined,
            establishedAt: joined,
            passwordHash,
            language: person.language,
            about: 'title' in person ? person.title : (person.bio ?? ''),
            createdAt: joined,
          };
        }),
      )
      .returning({ id: people.id, handle: people.handle, createdAt: people.createdAt });
    const ids = new Map(rows.map(({ handle, id }) => [handle, id]));
    for (const { id, createdAt } of rows)
      recordEvent(tx, { type: 'person.created', actor: system, data: { personId: id }, at: createdAt });
    await writeStaff(tx, city.staff, ids, moments);
    return new DemoPeople(ids);
  });
}

async function writeStaff(tx: Tx, staff: readonly Staff[], ids: Ids, moments: Moments): Promise<void> {
  const known = {
    agencies: await idsBySlug(tx, agencies),
    topics: await idsBySlug(tx, topics),
    skills: await idsBySlug(tx, skills),
  };
  const admin = staff.find(({ role }) => role === 'admin');
  const grantedBy = admin ? find(ids, admin.handle) : null;
  for (const person of staff) {
    const personId = find(ids, person.handle);
    const joined = moments.of(person.joined);
    const agencyId = person.agency ? find(known.agencies, person.agency) : null;
    const { role } = person;
    await tx.insert(roleGrants).values({ personId, role, agencyId, grantedBy, grantedAt: joined });
    recordEvent(tx, { type: 'role.granted', actor: system, agencyId, data: { personId, role }, at: joined });
    const given = person.delegations.map((one) => ({
      personId,
      agencyId: find(known.agencies, one.agency),
      topicId: one.topic === 'all' ? null : find(known.topics, one.topic),
      riskCeiling: one.risk,
      validFrom: moments.of(one.from),
      grantedBy,
      grantedAt: moments.of(one.from),
    }));
    if (given.length > 0) {
      const made = await tx.insert(delegations).values(given).returning();
      for (const { id, agencyId: of, grantedAt } of made)
        recordEvent(tx, {
          type: 'delegation.granted',
          actor: system,
          agencyId: of,
          data: { delegationId: id, personId },
          at: grantedAt,
        });
    }
    const confirmed = { confirmedBy: leadOf(person, staff, ids), confirmedAt: joined };
    await tx
      .insert(personSkills)
      .values(person.skills.map((slug) => ({ personId, skillId: find(known.skills, slug), ...confirmed })));
  }
}

/** Skills are confirmed by the agency's lead. */
function leadOf(person: Staff, staff: readonly Staff[], ids: Ids): number | null {
  const lead = staff.find((one) => one.role === 'lead' && one.agency === person.agency);
  return lead && lead !== person ? find(ids, lead.handle) : null;
}

async function idsBySlug(tx: Tx, table: typeof agencies | typeof topics | typeof skills): Promise<Ids> {
  const rows = await tx.select({ slug: table.slug, id: table.id }).from(table);
  return new Map(rows.map(({ slug, id }) => [slug, id]));
}

function find(ids: Ids, key: Handle): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The city has no ${key}`);
  return id;
}
