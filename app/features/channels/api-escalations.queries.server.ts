import { type SQL, sql } from 'drizzle-orm';
import { canSeeCase, isCaseAsker, openStates } from '~/features/escalations/escalation.policy';
import { maySeeQueue, queueScope } from '~/features/escalations/queue.queries.server';
import { type Actor, isPerson } from '~/platform/actor';
import { Forbidden, NotFound, Unauthorized } from '~/platform/errors';
import { db } from '~db/client';
import { urgency } from '~db/schema/escalations';

export const caseStates = [...openStates, 'resolved', 'closed', 'withdrawn', 'merged'] as const;

export type CaseFilter = {
  state?: (typeof caseStates)[number] | undefined;
  agency?: string | undefined;
  /** A handle, `me`, or `none`. */
  assignee?: string | undefined;
  after?: string | undefined;
  limit: number;
};

const columns = sql`e.id, e.question_id, e.state, e.agency_id, e.assignee_id, e.priority, e.opened_at, e.first_response_due_at,
  e.next_update_due_at, e.resolution_due_at, e.first_responded_at, e.resolved_at, e.hops, e.merged_into_id, a.slug as agency, p.handle, p.name,
  array(select t.trigger from escalation_triggers t where t.escalation_id = e.id and t.lapsed_at is null order by t.id) as triggers`;
const joins = sql`join questions q on q.id = e.question_id join agencies a on a.id = e.agency_id left join people p on p.id = e.assignee_id`;

/** A case for the API, for its desk and its asker. For everybody else it does not exist. */
export async function readEscalation(actor: Actor, id: number) {
  await caseSide(actor, id);
  return escalationAfterAct(id);
}

/** The same for whoever has just acted on it, who may have passed it on with that. */
export async function escalationAfterAct(id: number) {
  const [row] = await db.execute(sql`select ${columns} from escalations e ${joins} where e.id = ${id}`);
  if (!row) throw new NotFound();
  return toEscalation(row);
}

/** A desk's words on a case, for its staff alone. */
export async function readTags(actor: Actor, id: number): Promise<{ tags: string[] }> {
  if ((await caseSide(actor, id)) !== 'staff') throw new NotFound();
  const rows = await db.execute(sql`
    select c.name from escalation_tags t join case_tags c on c.id = t.tag_id where t.escalation_id = ${id} order by c.name`);
  return { tags: rows.map((row) => String(row.name)) };
}

/** From which side the actor sees the case; NotFound if from none. */
export async function caseSide(actor: Actor, id: number): Promise<'asker' | 'staff'> {
  const [row] = await db.execute(sql`
    select e.state, e.agency_id, e.assignee_id, e.hops, q.asker_id, (select id from agencies where is_triage) as triage_id
      from escalations e join questions q on q.id = e.question_id where e.id = ${id}`);
  if (!row) throw new NotFound();
  const facts = {
    state: String(row.state),
    agencyId: Number(row.agency_id),
    triageAgencyId: row.triage_id === null ? null : Number(row.triage_id),
    askerId: Number(row.asker_id),
    assigneeId: row.assignee_id === null ? null : Number(row.assignee_id),
    hops: Number(row.hops),
  };
  if (isCaseAsker(actor, facts)) return 'asker';
  if (canSeeCase(actor, facts)) return 'staff';
  throw new NotFound();
}

/** Cases of the actor's desks by key, as the queue sorts them; open ones unless a state is named. */
export async function listEscalations(actor: Actor, filter: CaseFilter) {
  if (!isPerson(actor)) throw new Unauthorized();
  const scope = await queueScope(actor);
  if (!maySeeQueue(actor, scope)) throw new Forbidden('These cases are for the staff who work them.', 'staff_only');
  // Nobody works on their own question.
  const conditions: SQL[] = [sql`q.asker_id <> ${scope.me}`];
  if (!scope.all) conditions.push(sql`e.agency_id = any(${`{${scope.agencyIds.join(',')}}`}::bigint[])`);
  conditions.push(
    filter.state
      ? sql`e.state = ${filter.state}`
      : sql`e.state in ('queued','claimed','waiting_asker','waiting_third_party','ready_to_publish')`,
  );
  if (filter.agency !== undefined) conditions.push(sql`a.slug = ${filter.agency}`);
  if (filter.assignee === 'none') conditions.push(sql`e.assignee_id is null`);
  else if (filter.assignee === 'me') conditions.push(sql`e.assignee_id = ${scope.me}`);
  else if (filter.assignee !== undefined) conditions.push(sql`p.handle = ${filter.assignee}`);
  const key = keyOf(filter.after);
  // As in the queue: danger to people first; cases that nothing runs out for (they wait for their asker) come last.
  const due = urgency(sql`e.priority`, sql`e.due_at`);
  if (key) conditions.push(sql`(${due}, e.id) > (${key.due}::timestamptz, ${key.id}::bigint)`);
  const rows = await db.execute(sql`
    select ${columns}, ${due}::text as due from escalations e ${joins}
     where ${sql.join(conditions, sql` and `)} order by ${due}, e.id limit ${filter.limit + 1}`);
  const last = rows.slice(0, filter.limit).at(-1);
  return {
    items: rows.slice(0, filter.limit).map(toEscalation),
    next: rows.length > filter.limit && last ? Buffer.from(`${last.due}|${last.id}`).toString('base64url') : null,
  };
}

function keyOf(after: string | undefined): { due: string; id: number } | null {
  const match = /^(-?infinity|\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d)\|(\d{1,15})$/.exec(
    Buffer.from(after ?? '', 'base64url').toString(),
  );
  return match?.[1] && match[2] ? { due: match[1], id: Number(match[2]) } : null;
}

function toEscalation(row: Record<string, unknown>) {
  return {
    id: Number(row.id),
    questionId: Number(row.question_id),
    state: String(row.state),
    triggers: row.triggers as string[],
    agency: String(row.agency),
    assignee: row.assignee_id === null ? null : { handle: String(row.handle), name: String(row.name) },
    priority: Number(row.priority),
    openedAt: iso(row.opened_at) ?? '',
    firstResponseDueAt: iso(row.first_response_due_at) ?? '',
    nextUpdateDueAt: iso(row.next_update_due_at) ?? '',
    resolutionDueAt: iso(row.resolution_due_at) ?? '',
    firstRespondedAt: iso(row.first_responded_at),
    resolvedAt: iso(row.resolved_at),
    mergedInto: row.merged_into_id === null ? null : Number(row.merged_into_id),
  };
}

const iso = (value: unknown) => (value === null ? null : new Date(value as string).toISOString());
