import { sql } from 'drizzle-orm';
import { getSite } from '~/features/directory/site.server';
import { db, type Tx } from '~db/client';

/** So many events are read at once. */
const batch = 5_000;

/**
 * Reads new events into the rows that reports are made of. Goes on where the last one stopped, in the order of the events (their ids
 * have no gaps and grow with the commits), under one lock: nothing is counted twice or left out. Returns how many events were read.
 */
export async function readReports(): Promise<number> {
  const { timeZone } = await getSite();
  let read = 0;
  for (;;) {
    const more = await db.transaction((tx) => readBatch(tx, timeZone));
    read += more;
    if (more < batch) return read;
  }
}

/** Forgets what was read, so that the next reading begins with the first event. */
export async function forgetReports(): Promise<void> {
  await db.transaction(async (tx) => {
    await lockProgress(tx);
    await tx.execute(sql`delete from report_marks`);
    await tx.execute(sql`delete from report_cases`);
    await tx.execute(sql`update report_progress set last_event_id = 0 where id = 1`);
  });
}

async function readBatch(tx: Tx, timeZone: string): Promise<number> {
  const from = await lockProgress(tx);
  const events = sql`(select * from events where id > ${from} and id <= ${from + batch})`;
  const [span] = await tx.execute(sql`select count(*)::int as n, max(id) as last from ${events} e`);
  const count = Number(span?.n ?? 0);
  if (count === 0) return 0;
  await tx.execute(sql`
    insert into report_cases (escalation_id, agency_id, topic_id, trigger, channel, open)
    select e.escalation_id, e.agency_id, coalesce((e.data->>'topicId')::bigint, q.topic_id), coalesce(e.data->>'trigger', 'moderator'), q.channel, true
    from ${events} e join questions q on q.id = e.question_id
    where e.type = 'escalation.opened' and e.escalation_id is not null and e.agency_id is not null
    on conflict (escalation_id) do nothing`);
  await tx.execute(sql`
    insert into report_marks (event_id, kind, escalation_id, week, agency_id, topic_id, trigger, channel, minutes, late)
    select e.id, k.kind, e.escalation_id, date_trunc('week', e.at at time zone ${timeZone})::date, k.agency_id,
      c.topic_id, c.trigger, c.channel, (e.data->>'minutes')::int, (e.data->>'late')::boolean
    from ${events} e join report_cases c on c.escalation_id = e.escalation_id
    cross join lateral (
      select substr(e.type, 12) as kind, e.agency_id
        where e.type in ('escalation.opened', 'escalation.reopened', 'escalation.resolved', 'escalation.withdrawn',
          'escalation.merged', 'escalation.breached', 'escalation.first_responded')
          or (e.type = 'escalation.closed' and e.data->>'why' = 'no_reply')
          or (e.type = 'escalation.unmerged' and e.data->>'to' not in ('resolved', 'closed', 'withdrawn', 'merged'))
      union all select 'received', (e.data->>'to')::bigint where e.type in ('escalation.transferred', 'escalation.transfer_returned')
      union all select 'passed_on', (e.data->>'from')::bigint where e.type in ('escalation.transferred', 'escalation.transfer_returned')) k
    where k.agency_id is not null
    on conflict do nothing`);
  await tx.execute(sql`
    update report_cases c set agency_id = l.agency_id, open = l.kind in ('opened', 'reopened', 'unmerged', 'received')
    from (select distinct on (escalation_id) escalation_id, agency_id, kind from report_marks
      where event_id > ${from} and event_id <= ${from + batch}
        and kind in ('opened', 'reopened', 'unmerged', 'received', 'resolved', 'withdrawn', 'merged', 'closed')
      order by escalation_id, event_id desc) l
    where l.escalation_id = c.escalation_id`);
  await tx.execute(sql`update report_progress set last_event_id = ${Number(span?.last)} where id = 1`);
  return count;
}

async function lockProgress(tx: Tx): Promise<number> {
  await tx.execute(sql`insert into report_progress (id, last_event_id) values (1, 0) on conflict do nothing`);
  const [row] = await tx.execute(sql`select last_event_id from report_progress where id = 1 for update`);
  return Number(row?.last_event_id ?? 0);
}
