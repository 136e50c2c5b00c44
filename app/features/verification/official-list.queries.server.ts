import { and, asc, desc, eq, isNotNull, or, type SQL, sql } from 'drizzle-orm';
import type { Lang } from '~/platform/actor';
import { now } from '~/platform/clock';
import { db, type Tx } from '~db/client';
import { answers, questions, verifications } from '~db/schema';
import { inOrder } from './in-order.server';
import { officialNow } from './official-now.server';

export const officialOrders = ['newest', 'changed', 'az'] as const;
/** `changed`: only those that took the place of another, the last correction first. */
export type OfficialOrder = (typeof officialOrders)[number];
export type OfficialFilter = {
  topicId?: number | null;
  agencyId?: number | null;
  language?: Lang | null;
  order?: OfficialOrder;
  /** From A to Z: begin where this letter does; `#` is what begins with none. */
  letter?: string | null;
  /** The `next` of the page before. */
  after?: string | null;
  limit?: number;
};
export type OfficialItem = {
  verificationId: number;
  questionId: number;
  answerId: number;
  title: string;
  slug: string;
  topicId: number;
  agencyId: number;
  language: Lang;
  shortAnswer: string | null;
  code: string;
  /** What has changed, in the words of whoever confirmed it. */
  publicNote: string | null;
  azKey: string;
  verifiedAt: Date;
  reviewDueAt: Date;
  validUntil: Date;
};

const azKey = verifications.azKey;

/** The knowledge base: what is official at this moment, paged by key. `next` is null on the last page. */
export async function listOfficial(
  filter: OfficialFilter,
  at = now(),
): Promise<{ items: OfficialItem[]; next: string | null }> {
  const { order = 'newest', limit = 30 } = filter;
  const rows = await inOrder((tx) => officialQuery(tx, { ...filter, order, limit }, at));
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ key: _, ...row }) => ({
      ...row,
      language: row.language as Lang,
      verifiedAt: row.verifiedAt as Date,
    })),
    next: rows.length > limit && last ? `${last.verificationId}.${last.key}` : null,
  };
}

/** The statement of a page and one row more. */
export function officialQuery(on: Tx, filter: OfficialFilter, at: Date) {
  const { order = 'newest', limit = 30 } = filter;
  return on
    .select({
      verificationId: verifications.id,
      questionId: questions.id,
      answerId: answers.id,
      title: questions.title,
      slug: questions.slug,
      topicId: questions.topicId,
      agencyId: verifications.agencyId,
      language: verifications.language,
      shortAnswer: verifications.shortAnswer,
      code: verifications.code,
      publicNote: verifications.publicNote,
      azKey,
      verifiedAt: verifications.verifiedAt,
      reviewDueAt: verifications.reviewDueAt,
      validUntil: verifications.validUntil,
      key: order === 'az' ? azKey : sql<string>`extract(epoch from ${verifications.verifiedAt})::text`,
    })
    .from(verifications)
    .innerJoin(answers, eq(answers.id, verifications.answerId))
    .innerJoin(questions, eq(questions.id, verifications.questionId))
    .where(
      and(
        eq(verifications.state, 'current'),
        officialNow(at),
        eq(questions.visibility, 'public'),
        filter.topicId ? eq(questions.topicId, filter.topicId) : undefined,
        filter.agencyId ? eq(verifications.agencyId, filter.agencyId) : undefined,
        filter.language ? eq(verifications.language, filter.language) : undefined,
        order === 'changed' ? isNotNull(verifications.supersedesId) : undefined,
        order === 'az' ? within(filter.letter) : undefined,
        after(order, filter.after),
      ),
    )
    .orderBy(
      ...(order === 'az'
        ? [asc(azKey), asc(verifications.id)]
        : [desc(verifications.verifiedAt), desc(verifications.id)]),
    )
    .limit(limit + 1);
}

/** "<verification id>.<sort key>"; anything else starts at the beginning. */
function after(order: OfficialOrder, key: string | null | undefined): SQL | undefined {
  const match = /^(\d{1,15})\.([\s\S]*)$/.exec(key ?? '');
  if (!match) return undefined;
  const id = Number(match[1]);
  const value = match[2] ?? '';
  if (order === 'az') return sql`(${azKey}, ${verifications.id}) > (${value}, ${id})`;
  if (!/^\d{1,12}(\.\d{1,6})?$/.test(value)) return undefined;
  return sql`(${verifications.verifiedAt}, ${verifications.id}) < (to_timestamp(${value}::numeric), ${id})`;
}

/** The letters an index from A to Z may have; `#` is for digits and the rest. */
export const letters = ['#', ...'abcdefghijklmnopqrstuvwxyz'];

/** Titles that begin with this letter; keys have no accents and no capitals, so a range of the index is enough. */
function within(letter: string | null | undefined): SQL | undefined {
  if (!letter || !letters.includes(letter)) return undefined;
  if (letter === '#') return or(sql`${azKey} < 'a'`, sql`${azKey} >= '{'`);
  return sql`${azKey} >= ${letter} and ${azKey} < ${String.fromCharCode(letter.charCodeAt(0) + 1)}`;
}

/** Which letters have an official answer at this moment: one look into the index for each. */
export async function officialLetters(
  filter: Pick<OfficialFilter, 'topicId' | 'agencyId'>,
  at = now(),
): Promise<string[]> {
  const some = letters.map((letter) => {
    const query = db
      .select({ one: sql`1` })
      .from(verifications)
      .innerJoin(answers, eq(answers.id, verifications.answerId))
      .innerJoin(questions, eq(questions.id, verifications.questionId))
      .where(
        and(
          eq(verifications.state, 'current'),
          officialNow(at),
          eq(questions.visibility, 'public'),
          filter.topicId ? eq(questions.topicId, filter.topicId) : undefined,
          filter.agencyId ? eq(verifications.agencyId, filter.agencyId) : undefined,
          within(letter),
        ),
      );
    return sql`(${letter}::text, exists (${query}))`;
  });
  const rows = await inOrder((tx) =>
    tx.execute<{ letter: string }>(
      sql`select letter from (values ${sql.join(some, sql`, `)}) l(letter, there) where there`,
    ),
  );
  return rows.map((row) => row.letter);
}
