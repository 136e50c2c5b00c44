import { sql } from 'drizzle-orm';
import { db } from '~db/client';

const batch = 1000;

/**
 * Puts the open cases that run in an agency's hours on the sweep's list, because these have changed: each is timed anew there, by itself.
 * An agency without hours of its own works those of the triage desk. Safe to repeat. Returns how many.
 */
export async function wakeCases(agencyId: number): Promise<number> {
  let woken = 0;
  for (let last = 0; ; ) {
    const rows = await db.execute(sql`
      update escalations set wake_at = 'epoch' where id in (
        select e.id from escalations e join agencies a on a.id = e.agency_id
         where e.id > ${last} and e.state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')
           and (a.id = ${agencyId}
             or (a.calendar_id is null and exists (select 1 from agencies t where t.id = ${agencyId} and t.is_triage)))
         order by e.id limit ${batch})
      returning id`);
    woken += rows.length;
    if (rows.length < batch) return woken;
    last = Math.max(...rows.map((row) => Number(row.id)));
  }
}
