import { and, eq, inArray, isNull, lte, type SQL, sql } from 'drizzle-orm';
import { getDirectory } from '~/features/directory/directory.server';
import { type Actor, agencyIdsOf, isModerator, type PersonActor, worksFor } from '~/platform/actor';
import { hours, now } from '~/platform/clock';
import { db, PLANNED_ANEW } from '~db/client';
import { caseTags, escalations, people, questionRevisions, questions, roleGrants } from '~db/schema';
import { urgency } from '~db/schema/escalations';
import { openStates } from './escalation.policy';
import { type QueueFilter, type QueueView, queueViews } from './queue-filter';
import { inOrder, keyOf, placeOf, readKey } from './queue-place';

/** Which desks' cases an actor works: those of their agencies; for triage staff all; for moderators those lying with triage. */
export interface QueueScope {
  me: number;
  agencyIds: number[];
  triageId: number | null;
  all: boolean;
}

export const queuePage = 25;
/** Counts beside the views stop here: "99+". Counting further costs what exists. */
export const mostCounted = 99;
/** Breaching is what is late, or will be within this. */
const soon = hours(24);

const open = inArray(escalations.state, [...openStates]);
const byDue = urgency(escalations.priority, escalations.dueAt);
const byWaiting = urgency(escalations.priority, escalations.waitingSince);

export async function queueScope(actor: PersonActor): Promise<QueueScope> {
  const triageId = (await getDirectory()).agencies.find((agency) => agency.isTriage)?.id ?? null;
  const own = agencyIdsOf(actor);
  const agencyIds = isModerator(actor) && triageId !== null ? [...new Set([...own, triageId])] : own;
  return { me: actor.personId, agencyIds, triageId, all: worksFor(actor, triageId) };
}

export const maySeeQueue = (actor: Actor, scope: QueueScope) => scope.agencyIds.length > 0 && !actor.suspended;

/** What an open page listens to, to hear of every case of these desks. */
export const queueStreams = ({ all, agencyIds }: QueueScope) =>
  all ? 'queue:all' : agencyIds.map((id) => `queue:${id}`).join(',');

export type Narrowed = Omit<QueueFilter, 'view'>;

/**
 * The open cases of a view: danger to people first, then what is due first; `after` is the last row's key. Those without a due time come
 * last. Nobody sees the case of their own question here.
 */
export async function queueList(
  scope: QueueScope,
  view: QueueView,
  after: string | null,
  at = now(),
  filter: Narrowed | null = null,
  size = queuePage,
) {
  const sorted = view === 'waiting' ? byWaiting : byDue;
  const key = readKey(after);
  const conditions = and(
    viewCondition(scope, view, at),
    notOwn(scope.me),
    ...(filter ? await filterConditions(scope, filter) : []),
    key ? sql`(${sorted}, ${escalations.id}) > (${key.moment}::timestamptz, ${key.id}::bigint)` : undefined,
  );
  const found = await Promise.all(
    wordConditions(filter?.q ?? '').map((words) => page(scope.me, and(conditions, words), sorted, size + 1)),
  );
  const rows = found.flat().sort((a, b) => inOrder(placeOf(a, view), placeOf(b, view)));
  const items = rows.slice(0, size);
  const last = items.at(-1);
  return { items, next: rows.length > size && last ? keyOf(last, view) : null };
}

/** How many cases each view holds, none counted past the first that is too many; one round trip. */
export async function queueCounts(scope: QueueScope, at = now()): Promise<Record<QueueView, number>> {
  const count = (view: QueueView) =>
    sql`(select count(*)::int from (select 1 from escalations where ${viewCondition(scope, view, at)} and ${notOwn(scope.me)}
      limit ${mostCounted + 1}) c)`;
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
    case 'breaching':
      return and(open, desks, dueUntil(new Date(at.getTime() + soon)));
    case 'watched':
      return and(
        open,
        desks,
        sql`${escalations.id} in (select escalation_id from escalation_watchers where person_id = ${scope.me})`,
      );
    case 'late':
      return and(open, desks, dueUntil(at));
    default:
      return and(open, desks);
  }
}

// The first is what the index is sorted by, where danger to people comes before everything; the second leaves out what is due later.
const dueUntil = (moment: Date) =>
  and(sql`${byDue} <= ${moment.toISOString()}::timestamptz`, lte(escalations.dueAt, moment));

// A list, worked out once: asked row by row it would make the planner walk through all questions.
const notOwn = (me: number) => sql`${escalations.questionId} <> all (array(
  select own.id from questions own join escalations e on e.question_id = own.id where own.asker_id = ${me}))`;

/** What a filter asks for besides its view. Words are looked for in the thread; a number is a case's or a question's. */
async function filterConditions({ me }: QueueScope, filter: Narrowed): Promise<SQL[]> {
  const found: SQL[] = [];
  if (filter.topic) {
    const topic = (await getDirectory()).topicBySlug(filter.topic);
    found.push(eq(questions.topicId, topic?.id ?? 0));
  }
  if (filter.who === 'me') found.push(eq(escalations.assigneeId, me));
  if (filter.who === 'nobody') found.push(isNull(escalations.assigneeId));
  // One of a few known words, said in the statement itself: some are rare, some stand on most cases.
  if (filter.trigger)
    found.push(sql`exists (select 1 from escalation_triggers t where t.escalation_id = ${escalations.id}
      and t.trigger = '${sql.raw(filter.trigger)}' and t.lapsed_at is null)`);
  if (filter.tag) {
    const tags = await db.select({ id: caseTags.id }).from(caseTags).where(eq(caseTags.name, filter.tag));
    const ids = `{${tags.map(({ id }) => id).join(',')}}`;
    found.push(sql`${sql.raw(PLANNED_ANEW)} exists (select 1 from escalation_tags t
      where t.escalation_id = ${escalations.id} and t.tag_id = any(${ids}::bigint[]))`);
  }
  return found;
}

/**
 * What is looked for: a number is a case's or a question's; words all stand in the thread, the last of them perhaps only begun, and each
 * language leaves out its own small words. Public threads are found as search finds them. Search knows no others, so these few are
 * read; apart, for the planner knows how common a word is only in a condition of its own, and only when it plans for this word: a common
 * one is soon met going down the list, a rare one is looked up.
 */
function wordConditions(q: string): (SQL | undefined)[] {
  if (q === '') return [undefined];
  const number = /^#?(\d{1,15})$/.exec(q)?.[1];
  if (number) return [sql`${Number(number)} in (${escalations.id}, ${escalations.questionId})`];
  const query = (config: string) =>
    sql`(nullif(plainto_tsquery(${config}::regconfig, search_text(${q}))::text, '') || ':*')::tsquery`;
  const [en, es] = [query('en_folded'), query('es_folded')];
  const text = sql`folded(concat_ws(' ', ${questions.title}, (select r.body_markdown from question_revisions r
    where r.id = ${questions.revisionId})))`;
  const words = q.split(' ').slice(0, 8);
  return [
    sql`${sql.raw(PLANNED_ANEW)} ${escalations.questionId} in (select question_id from search_documents where vector @@ coalesce(${en} || ${es}, ${en}, ${es}))
      and ${questions.visibility} = 'public'`,
    sql`${escalations.questionId} in (select id from questions where visibility <> 'public')
      and ${sql.join(
        words.map((word) => sql`${text} like folded(${`%${word.replace(/[\\%_]/g, '\\$&')}%`})`),
        sql` and `,
      )}`,
  ];
}

/** Tags in use at these desks, for choosing from. */
export async function deskTags(scope: QueueScope): Promise<string[]> {
  const desks = scope.all ? undefined : inArray(caseTags.agencyId, scope.agencyIds);
  const rows = await db
    .selectDistinct({ name: caseTags.name })
    .from(caseTags)
    .where(desks)
    .orderBy(caseTags.name)
    .limit(200);
  return rows.map((row) => row.name);
}

/** To whom somebody who leads desks may give their cases. */
export async function deskPeople(actor: PersonActor, scope: QueueScope) {
  const led = actor.roles.flatMap((r) => (r.role === 'lead' && r.agencyId !== null ? [r.agencyId] : []));
  if (led.length === 0) return [];
  const all = scope.triageId !== null && led.includes(scope.triageId);
  return db
    .selectDistinct({ id: people.id, name: people.name })
    .from(roleGrants)
    .innerJoin(people, eq(people.id, roleGrants.personId))
    .where(
      and(
        inArray(roleGrants.role, ['rep', 'lead']),
        isNull(roleGrants.endedAt),
        isNull(people.erasedAt),
        isNull(people.suspendedAt),
        all ? undefined : inArray(roleGrants.agencyId, led),
      ),
    )
    .orderBy(people.name, people.id)
    .limit(200);
}

// One desk, the usual case, is an equality: then the index gives the rows in order and paging reads no more than a page.
function deskCondition(ids: readonly number[]): SQL {
  const [first] = ids;
  if (first === undefined) return sql`false`;
  return ids.length === 1 ? eq(escalations.agencyId, first) : inArray(escalations.agencyId, [...ids]);
}

export type QueueRow = Awaited<ReturnType<typeof page>>[number];

function page(me: number, where: SQL | undefined, sorted: SQL, limit: number) {
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
      tags: sql<string[]>`array(select c.name from escalation_tags t join case_tags c on c.id = t.tag_id
        where t.escalation_id = ${escalations.id} order by c.name)`,
      watched: sql<boolean>`exists (select 1 from escalation_watchers w
        where w.escalation_id = ${escalations.id} and w.person_id = ${me})`,
      merged: sql<number>`(select count(*)::int from escalations m
        where m.merged_into_id = ${escalations.id} and m.state = 'merged')`,
    })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .leftJoin(people, eq(people.id, escalations.assigneeId))
    .where(where)
    .orderBy(sorted, escalations.id)
    .limit(limit);
}

/** One case of these desks, in whatever state: what somebody was looking at when it left the list. */
export async function queueRow(scope: QueueScope, id: number): Promise<QueueRow | null> {
  const desks = scope.all ? undefined : deskCondition(scope.agencyIds);
  const [row] = await page(scope.me, and(eq(escalations.id, id), desks, notOwn(scope.me)), byDue, 1);
  return row ?? null;
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
