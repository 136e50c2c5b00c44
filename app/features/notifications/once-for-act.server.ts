import { type SQL, sql } from 'drizzle-orm';
import { db } from '~db/client';
import type { events } from '~db/schema';
import type { Told } from './recipients';

type Event = Pick<typeof events.$inferSelect, 'id' | 'type' | 'data' | 'at'>;
export type ToldOnce = Told & { count: number };

/** How far apart the events of one act can be: each part of it records two at most. */
const span = (parts: number) => 2 * parts;

const ofAskers = sql`select p.asker_id as person_id, null::bigint as desk, p.id, 0 as rank from parts p`;
const ofReaders: SQL = sql`${ofAskers}
  union all select f.person_id, null, p.id, 1 from parts p join follows f on f.question_id = p.question_id where p.visibility = 'public'
  union all select w.person_id, p.agency_id, p.id, 2 from parts p join escalation_watchers w on w.escalation_id = p.escalation_id`;

/**
 * What one act does to many cases (`together` of them, one event each) everybody hears once: by the first part that is about a question
 * of their own, else one they follow or watch, with how many there are. Whoever follows from their desk hears once per desk, because who
 * may read one case of it may read all. An event that stands alone is left as it is.
 */
export async function onceForAct(event: Event, told: readonly Told[]): Promise<ToldOnce[]> {
  const together = Number(event.data.together ?? 1);
  if (together < 2 || told.length === 0) return told.map((one) => ({ ...one, count: 1 }));
  const rows = await db.execute(sql`
    with parts as (
      select e.id, e.question_id, e.escalation_id, e.agency_id, q.asker_id, q.visibility
        from events e join questions q on q.id = e.question_id
       where e.id between ${event.id - span(together)} and ${event.id + span(together)} and e.type = ${event.type}
         and e.at = ${event.at.toISOString()}::timestamptz and not q.dormant
         and coalesce(e.data->'intoId', e.data->'fromId') = ${JSON.stringify(event.data.intoId ?? event.data.fromId)}::jsonb),
    heard as (${event.type === 'escalation.merged' ? ofReaders : ofAskers})
    select person_id, (array_agg(id order by rank, id))[1] as by, count(distinct id)::int as count
      from heard where person_id in ${told.map(({ personId }) => personId)}
     group by person_id, case when rank < 2 then 0 else desk end`);
  const counts = new Map(
    rows.filter((row) => Number(row.by) === event.id).map((row) => [Number(row.person_id), Number(row.count)]),
  );
  return told.flatMap((one) => {
    const count = counts.get(one.personId);
    return count === undefined ? [] : [{ ...one, count }];
  });
}
