import { sql } from 'drizzle-orm';
import { postAnswer } from '~/features/answers/post-answer.server';
import { askQuestion } from '~/features/questions/ask-question.server';
import type { VerifyAnswer } from '~/features/verification/verify-answer.server';
import type { Actor, Risk, StaffRole } from '~/platform/actor';
import { now } from '~/platform/clock';
import { withoutLimits } from '~/platform/limits/limits.server';
import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import { agencies, delegations, people, roleGrants, topics } from '~db/schema';

let count = 0;

/** A confirmed, established member; with a role, staff. */
export async function person(name: string, role?: StaffRole, agencyId?: number): Promise<Actor> {
  count += 1;
  const [row] = await db
    .insert(people)
    .values({
      handle: `${name.toLowerCase().replace(/\W/g, '')}${count}`,
      name,
      email: `p${count}@example.org`,
      emailConfirmedAt: now(),
      establishedAt: now(),
      createdAt: now(),
    })
    .returning();
  if (role)
    await db.insert(roleGrants).values({ personId: row?.id ?? 0, role, agencyId: agencyId ?? null, grantedAt: now() });
  return again({ personId: row?.id ?? 0 } as Actor);
}

/** The same person with the rights they have by now. */
export async function again(actor: Actor): Promise<Actor> {
  const fresh = await loadActor(db, actor.personId ?? 0);
  if (!fresh) throw new Error('no such person');
  return fresh;
}

export async function agency(slug: string, codePrefix: string) {
  const [row] = await db
    .insert(agencies)
    .values({ slug, name: slug, nameKey: slug, codePrefix, createdAt: now() })
    .returning();
  if (!row) throw new Error('no agency');
  return row;
}

export async function topic(slug: string, agencyId: number, risk: Risk = 'low') {
  const [row] = await db
    .insert(topics)
    .values({ slug, name: slug, nameKey: slug, agencyId, risk, createdAt: now() })
    .returning();
  if (!row) throw new Error('no topic');
  return row;
}

export async function delegate(
  actor: Actor,
  agencyId: number,
  riskCeiling: Risk = 'low',
  topicId: number | null = null,
) {
  await db.insert(delegations).values({
    personId: actor.personId ?? 0,
    agencyId,
    topicId,
    riskCeiling,
    validFrom: new Date(now().getTime() - 1000),
    grantedAt: now(),
  });
  return again(actor);
}

/** A question with one answer: who asked, who answered, the ids and the hash. */
export async function thread(
  topicSlug: string,
  asker: Actor,
  author: Actor,
  text = 'Call 555-0100 and put it at the curb.',
) {
  const ask = { title: 'Where do I leave an old refrigerator?', body: 'It is big.', topic: topicSlug, tags: [] };
  const question = await withoutLimits(() => askQuestion(asker, ask));
  const answer = await withoutLimits(() => postAnswer(author, question.id, text));
  return { questionId: question.id, answerId: answer.id, hash: answer.contentHash, revisionId: answer.revisionId };
}

export function verification(
  answerId: number,
  contentHash: string,
  agencySlug: string,
  more: Partial<VerifyAnswer> = {},
) {
  return {
    answerId,
    contentHash,
    agency: agencySlug,
    sources: ['https://example.gov/bulky'],
    shortAnswer: 'Call 555-0100 for a free pickup.',
    ...more,
  };
}

export async function eventsOf(questionId: number): Promise<{ type: string; data: Record<string, unknown> }[]> {
  const rows = await db.execute(sql`select type, data from events where question_id = ${questionId} order by id`);
  return rows.map((row) => ({ type: String(row.type), data: row.data as Record<string, unknown> }));
}
