import { type SQL, sql } from 'drizzle-orm';

const open = sql`('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')`;

/** Whether question `q` of a statement is in staff hands: by an open case of its own, or by one merged into a case that is open. */
export const isEscalated: SQL<boolean> = sql`exists (select 1 from escalations e where e.question_id = q.id and (e.state in ${open}
  or e.state = 'merged' and exists (select 1 from escalations main where main.id = case_root(e.id) and main.state in ${open})))`;
