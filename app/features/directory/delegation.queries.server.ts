import { and, asc, eq, gt, inArray, isNull, type SQL } from 'drizzle-orm';
import type { Risk } from '~/platform/actor';
import { db } from '~db/client';
import { agencies, delegations, people, topics } from '~db/schema';

export type ListedDelegation = {
  id: number;
  person: { id: number; name: string; handle: string };
  agencyId: number;
  agency: string;
  topic: string | null;
  risk: Risk;
  validTo: string | null;
};

const pageSize = 100;

/** Delegations that have not been ended, those of one person or agency or all, after the id `after`. */
export async function listDelegations(of: {
  personId?: number;
  agencyIds?: readonly number[];
  after?: number | null;
}): Promise<{ delegations: ListedDelegation[]; next: number | null }> {
  const conditions: (SQL | undefined)[] = [
    isNull(delegations.endedAt),
    of.personId === undefined ? undefined : eq(delegations.personId, of.personId),
    of.after ? gt(delegations.id, of.after) : undefined,
  ];
  const rows = await db
    .select({
      id: delegations.id,
      person: { id: people.id, name: people.name, handle: people.handle },
      agencyId: delegations.agencyId,
      agency: agencies.name,
      topic: topics.name,
      risk: delegations.riskCeiling,
      validTo: delegations.validTo,
    })
    .from(delegations)
    .innerJoin(people, eq(people.id, delegations.personId))
    .innerJoin(agencies, eq(agencies.id, delegations.agencyId))
    .leftJoin(topics, eq(topics.id, delegations.topicId))
    .where(and(...conditions, of.agencyIds ? inAgencies(of.agencyIds) : undefined))
    .orderBy(asc(delegations.id))
    .limit(pageSize + 1);
  const page = rows.slice(0, pageSize);
  return {
    delegations: page.map((d) => ({ ...d, risk: d.risk as Risk, validTo: d.validTo?.toISOString() ?? null })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
  };
}

const inAgencies = (ids: readonly number[]) => inArray(delegations.agencyId, [...ids]);
