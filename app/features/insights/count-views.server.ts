import { sql } from 'drizzle-orm';
import { now } from '~/platform/clock';
import { db } from '~db/client';

const views = new Map<number, number>();

/** Counts a view in memory; `flushViews` writes them down together. */
export function countView(questionId: number): void {
  views.set(questionId, (views.get(questionId) ?? 0) + 1);
}

/** Adds the counted views to the questions and to the figures by day; what cannot be written now stays counted. */
export async function flushViews(): Promise<void> {
  if (views.size === 0) return;
  const counted = [...views].map(([id, count]) => ({ id, count })).sort((a, b) => a.id - b.id);
  views.clear();
  const day = now().toISOString().slice(0, 10);
  try {
    await db.execute(sql`
      with counted as (select id, count from json_to_recordset(${JSON.stringify(counted)}::json) as c(id bigint, count int)),
      daily as (
        insert into question_views (question_id, day, channel, count)
        select c.id, ${day}::date, 'web', c.count from counted c join questions q on q.id = c.id order by c.id
        on conflict (question_id, day, channel) do update set count = question_views.count + excluded.count)
      update questions q set view_count = q.view_count + c.count from counted c where q.id = c.id`);
  } catch (error) {
    for (const { id, count } of counted) views.set(id, (views.get(id) ?? 0) + count);
    throw error;
  }
}
