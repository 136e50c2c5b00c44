import { eq } from 'drizzle-orm';
import type { Actor, StaffRole } from '~/platform/actor';
import { days, hours } from '~/platform/clock';
import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import {
  agencies,
  answerRevisions,
  answers,
  calendars,
  delegations,
  escalations,
  events,
  people,
  questions,
  roleGrants,
  topics,
  verifications,
} from '~db/schema';

/** A Monday morning, 10:00 in the UTC office hours (9 to 17) of the desk under test. */
export const monday = new Date('2026-06-01T10:00:00Z');
export const later = (ms: number, from = monday) => new Date(from.getTime() + ms);

let serial = 0;

/** A person with a confirmed address and, if wished, a role. */
export async function person(name: string, role?: StaffRole, agencyId?: number): Promise<Actor> {
  const handle = `${name.toLowerCase().replace(/\W/g, '')}-${++serial}`;
  const [row] = await db
    .insert(people)
    .values({
      handle,
      name,
      email: `${handle}@example.org`,
      emailConfirmedAt: monday,
      establishedAt: monday,
      createdAt: later(-days(90)),
    })
    .returning({ id: people.id });
  const personId = row?.id ?? 0;
  if (role) await db.insert(roleGrants).values({ personId, role, agencyId: agencyId ?? null, grantedAt: monday });
  return again(personId);
}

/** The person with the rights they have now. */
export async function again(actor: Actor | number): Promise<Actor> {
  const found = await loadActor(db, typeof actor === 'number' ? actor : (actor.personId ?? 0));
  if (!found) throw new Error('There is no such person.');
  return found;
}

export async function agency(slug: string, isTriage = false): Promise<number> {
  const office = [{ from: '09:00', to: '17:00' }];
  const weekly = [office, office, office, office, office, [], []];
  const [calendar] = await db.insert(calendars).values({ name: slug, timeZone: 'UTC', weekly }).returning();
  const [row] = await db
    .insert(agencies)
    .values({
      slug,
      name: slug,
      nameKey: slug,
      codePrefix: slug.slice(0, 2).toUpperCase(),
      calendarId: calendar?.id ?? null,
      isTriage,
      createdAt: monday,
    })
    .returning({ id: agencies.id });
  return row?.id ?? 0;
}

export async function topic(slug: string, agencyId: number): Promise<number> {
  const [row] = await db
    .insert(topics)
    .values({ slug, name: slug, nameKey: slug, agencyId, createdAt: monday })
    .returning({ id: topics.id });
  return row?.id ?? 0;
}

export async function delegate(actor: Actor, agencyId: number, grantedBy: Actor = actor): Promise<Actor> {
  await db.insert(delegations).values({
    personId: actor.personId ?? 0,
    agencyId,
    riskCeiling: 'medium',
    validFrom: later(-days(1000)),
    grantedBy: grantedBy.personId,
    grantedAt: monday,
  });
  return again(actor);
}

export async function question(
  asker: Actor,
  topicId: number,
  values: Partial<typeof questions.$inferInsert> = {},
): Promise<number> {
  const at = values.createdAt ?? monday;
  const [row] = await db
    .insert(questions)
    .values({
      title: 'Where do I leave an old refrigerator?',
      slug: 'where-do-i-leave-an-old-refrigerator',
      topicId,
      askerId: asker.personId ?? 0,
      createdAt: at,
      updatedAt: at,
      ...values,
    })
    .returning({ id: questions.id });
  return row?.id ?? 0;
}

/** An answer by somebody else as the product would leave it; official when `validUntil` is given. */
export async function answer(
  author: Actor,
  questionId: number,
  values: Partial<typeof answers.$inferInsert> & { official?: { agencyId: number; reviewDueAt: Date } } = {},
): Promise<number> {
  const { official, ...columns } = values;
  const base = { questionId, authorId: author.personId ?? 0, createdAt: monday, updatedAt: monday };
  const [row] = await db
    .insert(answers)
    .values({ ...base, ...columns })
    .returning({ id: answers.id });
  const answerId = row?.id ?? 0;
  const text = { bodyMarkdown: 'Ring 555-0100.', bodyHtml: '<p>Ring 555-0100.</p>', contentHash: 'a'.repeat(64) };
  const [revision] = await db
    .insert(answerRevisions)
    .values({ ...text, answerId, number: 1, authorId: base.authorId, createdAt: monday, displayedAt: monday })
    .returning({ id: answerRevisions.id });
  const revisionId = revision?.id ?? 0;
  await db.update(answers).set({ revisionId, newestRevisionId: revisionId }).where(eq(answers.id, answerId));
  await db.update(questions).set({ firstAnsweredAt: monday, answerCount: 1 }).where(eq(questions.id, questionId));
  if (official)
    await db.insert(verifications).values({
      questionId,
      answerId,
      revisionId,
      contentHash: text.contentHash,
      agencyId: official.agencyId,
      importedFrom: 'a test',
      method: 'imported',
      code: `T-${++serial}`,
      verifiedAt: monday,
      reviewDueAt: official.reviewDueAt,
      validUntil: later(days(30), official.reviewDueAt),
      createdAt: monday,
    });
  return answerId;
}

/** The question's cases, oldest first. */
export const casesOf = (questionId: number) =>
  db.select().from(escalations).where(eq(escalations.questionId, questionId)).orderBy(escalations.id);

export async function eventTypes(questionId: number): Promise<string[]> {
  const rows = await db
    .select({ type: events.type })
    .from(events)
    .where(eq(events.questionId, questionId))
    .orderBy(events.id);
  return rows.map((row) => row.type);
}

/** What a refused command throws, for `expect(await refusal(…)).toMatchObject({ status, detail })`. */
export async function refusal(run: Promise<unknown>): Promise<unknown> {
  try {
    await run;
  } catch (error) {
    return error;
  }
  throw new Error('This should have been refused.');
}

export { days, hours };
