import { and, count, eq, min } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';
import { answers, questions, verifications } from '~db/schema';
import { officialNow } from './official-now.server';
import { soonest } from './review-due';

/** `until`: when the figures have to be counted anew. */
export type OfficialCounts = { topics: Map<number, number>; agencies: Map<number, number>; until: Date | null };

/** So many are counted anew for each page that is rendered; a larger base, whose every answer would be read, once in half a minute. */
const countedAlways = 2_000;
const keptMs = 30_000;

let kept: { at: Date; counts: OfficialCounts } | null = null;

/** How many official answers each topic and each agency has: at this moment, or in a large base within the last half minute. */
export async function countOfficial(at = now()): Promise<OfficialCounts> {
  const age = kept ? at.getTime() - kept.at.getTime() : -1;
  if (kept && age >= 0 && age < keptMs) return kept.counts;
  const counts = await counted(at);
  const total = [...counts.topics.values()].reduce((sum, n) => sum + n, 0);
  if (total <= countedAlways) return counts;
  kept = { at, counts: { ...counts, until: new Date(at.getTime() + keptMs) } };
  return kept.counts;
}

async function counted(at: Date): Promise<OfficialCounts> {
  const rows = await db
    .select({
      topicId: questions.topicId,
      agencyId: verifications.agencyId,
      n: count(),
      first: min(verifications.validUntil),
    })
    .from(verifications)
    .innerJoin(answers, eq(answers.id, verifications.answerId))
    .innerJoin(questions, eq(questions.id, verifications.questionId))
    .where(and(eq(verifications.state, 'current'), officialNow(at), eq(questions.visibility, 'public')))
    .groupBy(questions.topicId, verifications.agencyId);
  const topics = new Map<number, number>();
  const agencies = new Map<number, number>();
  for (const { topicId, agencyId, n } of rows) {
    topics.set(topicId, (topics.get(topicId) ?? 0) + Number(n));
    agencies.set(agencyId, (agencies.get(agencyId) ?? 0) + Number(n));
  }
  return { topics, agencies, until: soonest(rows.map((row) => row.first)) };
}
