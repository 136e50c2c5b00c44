import { sql } from 'drizzle-orm';
import { askQuestion } from '~/features/questions/ask-question.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { agency, person, topic } from '../verification/official-desk';

/** A small town: one agency, one topic, two neighbours and a moderator. */
export async function town() {
  const works = await agency('public-works', 'PW');
  const waste = await topic('waste', works.id);
  const [ana, joe, mod] = await Promise.all([person('Ana'), person('Joe'), person('Mo', 'moderator')]);
  return { works, waste, ana, joe, mod };
}

export const ask = (actor: Actor, title = 'Where do I leave an old refrigerator?') =>
  askQuestion(actor, { title, body: 'It is **old**.', topic: 'waste', tags: ['fridge'] });

/** Types of the events of a question, in order. */
export async function eventsOf(questionId: number): Promise<string[]> {
  const rows = await db.execute(sql`select type from events where question_id = ${questionId} order by id`);
  return rows.map((row) => String(row.type));
}
