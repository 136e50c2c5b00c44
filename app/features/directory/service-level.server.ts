import { and, eq, isNull, or } from 'drizzle-orm';
import type { Database, Tx } from '~db/client';
import { serviceLevels } from '~db/schema';

/** Promises in business days of the agency, and the thresholds of the triggers. */
export interface ServiceLevel {
  firstResponseDays: number;
  updateDays: number;
  resolutionDays: number;
  unansweredHours: number;
  unresolvedDays: number;
  demandPeople: number;
  demandViews: number;
  conflictVotes: number;
  conflictComments: number;
  askerHours: number;
  recheckReports: number;
}

/** What holds where nobody set anything else (PRODUCT.md, Escalation). */
export const defaultServiceLevel: Readonly<ServiceLevel> = {
  firstResponseDays: 1,
  updateDays: 2,
  resolutionDays: 5,
  unansweredHours: 24,
  unresolvedDays: 5,
  demandPeople: 20,
  demandViews: 500,
  conflictVotes: 6,
  conflictComments: 15,
  askerHours: 24,
  recheckReports: 3,
};

type Row = typeof serviceLevels.$inferSelect;

/** The levels of a topic: each figure from the most specific row that sets it: topic, then agency, then site, then default. */
export async function serviceLevelOf(
  db: Database | Tx,
  scope: { agencyId: number; topicId: number },
): Promise<ServiceLevel> {
  const rows = await db
    .select()
    .from(serviceLevels)
    .where(
      or(
        eq(serviceLevels.topicId, scope.topicId),
        and(eq(serviceLevels.agencyId, scope.agencyId), isNull(serviceLevels.topicId)),
        and(isNull(serviceLevels.agencyId), isNull(serviceLevels.topicId)),
      ),
    );
  return mergeLevels(rows);
}

/** Site, agency and topic rows laid over the defaults. */
export function mergeLevels(rows: readonly Row[]): ServiceLevel {
  const weight = (row: Row) => (row.topicId !== null ? 2 : row.agencyId !== null ? 1 : 0);
  const level: ServiceLevel = { ...defaultServiceLevel };
  for (const row of [...rows].sort((a, b) => weight(a) - weight(b)))
    for (const key of Object.keys(level) as (keyof ServiceLevel)[]) level[key] = row[key] ?? level[key];
  return level;
}
