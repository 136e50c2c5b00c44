import { and, eq, gt, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { getDirectory } from '~/features/directory/directory.server';
import { type Actor, agencyIdsOf, isModerator, type PersonActor, worksFor } from '~/platform/actor';
import { hours, now } from '~/platform/clock';
import { db } from '~db/client';
import { escalations, people, questionRevisions, questions } from '~db/schema';
import { openStates } from './escalation.policy';

export const queueViews = ['mine', 'agency', 'triage', 'waiting', 'due', 'late', 'all'] as const;
export type QueueView = (typeof queueViews)[number];

/** Which desks' cases an actor works: those of their agencies; for triage staff all; for moderators those lying with triage. */
export interface QueueScope {
  me: number;
  agencyIds: number[];
  triageId: number | null;
  all: boolean;
}

export const queuePage = 50;
/** Counts beside the views stop here: "99+". Counting further costs what exists. */
const countLimit = 100;
/** The view "due soon" looks this far ahead. */
const soon = hours(24);

const open = inArray(escalations.state, [...openStates]);

export async function queueScope(actor: PersonActor): Promise<QueueScope> {
  const triageId = (await getDirectory()).agencies.find((agency) => agency.isTriage)?.id ?? null;
  const own = agencyIdsOf(actor);
  const agencyIds = isModerator(actor) && triageId !== null ? [...new Set([...own, triageId])] : own;
  return { me: actor.personId, agencyIds, triageId, all: worksFor(actor, triageId) };
}

export const maySeeQueue = (actor: Actor, scope: QueueScope) => scope.agencyIds.length > 0 && !actor.suspended;

/** The open cases of a view, what is due first first; `after` is the last row's key. Those without a due time come last. */
export async function queueList(scope: QueueScope, view: QueueView, after: string | null, at = now()) {
  const conditions = viewCondition(scope, view, at);
  const key = readKey(after);
  const rows: QueueRow[] = [];
  if (view === 'waiting') {
    const later = key
      ? sql`(${escalations.waitingSince}, ${escalations.id}) > (${key.at}::timestamptz, ${key.id}::bigint)`
      : undefined;
    rows.push(
      ...(await page(and(conditions, later), sql`${escalations.waitingSince}, ${escalations.id}`, queuePage + 1)),
    );
  } else {
    if (!key || key.at !== null) {
      const later = key
        ? sql`(${escalations.dueAt}, ${escalations.id}) > (${key.at}::timestamptz, ${key.id}::bigint)`
        : undefined;
      const timed = and(conditions, sql`${escalations.dueAt} is not null`, later);
      rows.push(...(await page(timed, sql`${escalations.dueAt}, ${escalations.id}`, queuePage + 1)));
    }
    if (rows.length <= queuePage && view !== 'due' && view !== 'late') {
      const untimed = and(
        conditions,
        isNull(escalations.dueAt),
        gt(escalations.id, key && key.at === null ? key.id : 0),
      );
      rows.push(...(await page(untimed, sql`${escalations.id}`, queuePage + 1 - rows.length)));
    }
  }
  const items = rows.slice(0, queuePage);
  const last = items.at(-1);
  const moment = last && (view === 'waiting' ? last.waitingSince : last.dueAt);
  return { items, next: rows.length > queuePage && last ? `${moment?.toISOString() ?? '-'}_${last.id}` : null };
}

/** How many cases each view holds, none counted past 100; one round trip. */
export async function queueCounts(scope: QueueScope, at = now()): Promise<Record<QueueView, number>> {
  const count = (view: QueueView) =>
    sql`(select count(*)::int from (select 1 from escalations where ${viewCondition(scope, view, at)} limit ${countLimit}) c)`;
  const [row] = await db.execute(
    sql`select ${sql.join(
      queueViews.map((view) => sql`${count(view)} as ${sql.identifier(view)}`),
      sql`, `,
    )}`,
  );
  return row as Record<QueueView, number>;
}

function viewCondition(scope: QueueScope, view: QueueView, at: Date): SQL | undefined {
  const desks = scope.all && view !== 'agency' ? undefined : deskCondition(scope.agencyIds);
  switch (view) {
    case 'mine':
      return and(open, eq(escalations.assigneeId, scope.me));
    case 'triage':
      return and(open, deskCondition(scope.triageId === null ? [] : [scope.triageId]), desks);
    case 'waiting':
      return and(open, desks, sql`${escalations.waitingSince} is not null`);
    case 'due':
      return and(open, desks, gt(escalations.dueAt, at), lte(escalations.dueAt, new Date(at.getTime() + soon)));
    case 'late':
      return and(open, desks, lte(escalations.dueAt, at));
    default:
      return and(open, desks);
  }
}

// One desk, the usual case, is an equality: then the index gives the rows in order and paging reads no more than a page.
function deskCondition(ids: readonly number[]): SQL {
  const [first] = ids;
  if (first === undefined) return sql`false`;
  return ids.length === 1 ? eq(escalations.agencyId, first) : inArray(escalations.agencyId, [...ids]);
}

export type QueueRow = Awaited<ReturnType<typeof page>>[number];

function page(where: SQL | undefined, order: SQL, limit: number) {
  return db
    .select({
      id: escalations.id,
      questionId: escalations.questionId,
      title: questions.title,
      slug: questions.slug,
      language: questions.language,
      visibility: questions.visibility,
      askerId: questions.askerId,
      topicId: questions.topicId,
      agencyId: escalations.agencyId,
      state: escalations.state,
      priority: escalations.priority,
      openedAt: escalations.openedAt,
      dueAt: escalations.dueAt,
      warnedAt: escalations.warnedAt,
      breachedAt: escalations.breachedAt,
      waitingSince: escalations.waitingSince,
      assigneeId: escalations.assigneeId,
      leaseUntil: escalations.leaseUntil,
      holder: people.name,
      suggestedId: escalations.suggestedId,
      transferAcceptBy: escalations.transferAcceptBy,
      triggers: sql<string[]>`array(select t.trigger from escalation_triggers t
        where t.escalation_id = ${escalations.id} and t.lapsed_at is null order by t.id)`,
    })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .leftJoin(people, eq(people.id, escalations.assigneeId))
    .where(where)
    .orderBy(order)
    .limit(limit);
}

/** A question's rendered text, for the preview beside the list. */
export async function questionText(questionId: number): Promise<string> {
  const [row] = await db
    .select({ body: questionRevisions.bodyHtml })
    .from(questions)
    .innerJoin(questionRevisions, eq(questionRevisions.id, questions.revisionId))
    .where(eq(questions.id, questionId));
  return row?.body ?? '';
}

function readKey(after: string | null): { at: string | null; id: number } | null {
  const [, moment, id] = /^(-|\d{4}-\d\d-\d\dT[\d:.]{8,12}Z)_(\d{1,15})$/.exec(after ?? '') ?? [];
  if (moment === undefined || id === undefined) return null;
  return { at: moment === '-' ? null : moment, id: Number(id) };
}
