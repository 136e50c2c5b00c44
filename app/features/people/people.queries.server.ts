import { and, asc, eq, ilike, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import type { StaffRole } from '~/platform/actor';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import { agencies, people, roleGrants } from '~db/schema';

export type HeldRole = { id: number; role: StaffRole; agency: string | null; since: string };
export type ListedPerson = {
  id: number;
  name: string;
  handle: string;
  email: string;
  state: 'active' | 'suspended' | 'unconfirmed';
  roles: HeldRole[];
};

const pageSize = 50;

/**
 * Accounts for whoever manages them, by handle, after `after`; imported authors are not accounts. `text` finds part of a name or
 * handle, or a whole address.
 */
export async function listPeople(search: {
  text: string;
  staffOnly: boolean;
  after: string | null;
}): Promise<{ people: ListedPerson[]; next: string | null }> {
  const { text, staffOnly, after } = search;
  const pattern = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  const rows = await db
    .select()
    .from(people)
    .where(
      and(
        isNotNull(people.email),
        isNull(people.erasedAt),
        eq(people.origin, 'local'),
        text
          ? or(ilike(people.name, pattern), sql`${people.handle}::text ilike ${pattern}`, eq(people.email, text))
          : undefined,
        staffOnly
          ? sql`exists (select 1 from role_grants g where g.person_id = ${people.id} and g.ended_at is null)`
          : undefined,
        after === null ? undefined : sql`${people.handle} > ${after}`,
      ),
    )
    .orderBy(asc(people.handle))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  const roles = await rolesOf(page.map((p) => p.id));
  return {
    people: page.map((p) => ({
      id: p.id,
      name: p.name,
      handle: p.handle,
      email: p.email ?? '',
      state: stateOf(p),
      roles: roles.get(p.id) ?? [],
    })),
    next: rows.length > pageSize ? (page.at(-1)?.handle ?? null) : null,
  };
}

function stateOf(p: typeof people.$inferSelect): ListedPerson['state'] {
  if (p.suspendedAt && (!p.suspendedUntil || now() < p.suspendedUntil)) return 'suspended';
  return p.emailConfirmedAt ? 'active' : 'unconfirmed';
}

async function rolesOf(ids: number[]): Promise<Map<number, HeldRole[]>> {
  const held = new Map<number, HeldRole[]>();
  if (ids.length === 0) return held;
  const rows = await db
    .select({
      id: roleGrants.id,
      personId: roleGrants.personId,
      role: roleGrants.role,
      agency: agencies.name,
      since: roleGrants.grantedAt,
    })
    .from(roleGrants)
    .leftJoin(agencies, eq(agencies.id, roleGrants.agencyId))
    .where(and(inArray(roleGrants.personId, ids), isNull(roleGrants.endedAt)))
    .orderBy(asc(roleGrants.id));
  for (const { personId, since, ...role } of rows) {
    const list = held.get(personId) ?? [];
    list.push({ ...role, role: role.role as StaffRole, since: since.toISOString() });
    held.set(personId, list);
  }
  return held;
}

export type ManagedPerson = ListedPerson & {
  createdAt: string;
  secondFactor: boolean;
  suspension: { since: string; until: string | null; reason: string } | null;
};

/** One account with what its managers may change; null if there is none. */
export async function managedPerson(id: number): Promise<ManagedPerson | null> {
  const [p] = await db
    .select()
    .from(people)
    .where(and(eq(people.id, id), isNull(people.erasedAt), isNotNull(people.email)));
  if (!p) return null;
  const state = stateOf(p);
  return {
    id: p.id,
    name: p.name,
    handle: p.handle,
    email: p.email ?? '',
    state,
    roles: (await rolesOf([p.id])).get(p.id) ?? [],
    createdAt: p.createdAt.toISOString(),
    secondFactor: p.totpConfirmedAt !== null,
    suspension:
      state === 'suspended'
        ? {
            since: (p.suspendedAt ?? now()).toISOString(),
            until: p.suspendedUntil?.toISOString() ?? null,
            reason: p.suspendedReason ?? '',
          }
        : null,
  };
}
