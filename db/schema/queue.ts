import { sql } from 'drizzle-orm';
import { check, index, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies } from './directory';
import { escalations } from './escalations';
import { people } from './people';

/** Words a desk sorts its cases by, staff's own: never public. Events name them by id. */
export const caseTags = pgTable(
  'case_tags',
  {
    id: id(),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id),
    name: text('name').notNull(),
    createdBy: ref('created_by').references(() => people.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('case_tags_name_key').on(t.agencyId, t.name)],
);

export const escalationTags = pgTable(
  'escalation_tags',
  {
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    tagId: ref('tag_id')
      .notNull()
      .references(() => caseTags.id, { onDelete: 'cascade' }),
    addedBy: ref('added_by').references(() => people.id),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.escalationId, t.tagId] }), index('escalation_tags_tag_idx').on(t.tagId)],
);

/** Staff who keep an eye on a case they do not hold. */
export const escalationWatchers = pgTable(
  'escalation_watchers',
  {
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    since: instant('since').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.escalationId, t.personId] }),
    index('escalation_watchers_person_idx').on(t.personId),
  ],
);

/** A person's own way of looking at the queue: a name for a query string of its page. */
export const queueFilters = pgTable(
  'queue_filters',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    query: text('query').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('queue_filters_name_key').on(t.personId, sql`lower(${t.name})`)],
);

/**
 * One case worked as part of another; undone ones stay as history. `state` is what the case was in before; `carried` names the followers
 * that came along to the other question.
 */
export const escalationMerges = pgTable(
  'escalation_merges',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    intoId: ref('into_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    mergedBy: ref('merged_by').references(() => people.id),
    mergedAt: instant('merged_at').notNull(),
    state: text('state').notNull(),
    carried: jsonb('carried').$type<{ follows: number[]; meToos: number[] }>().notNull(),
    undoneBy: ref('undone_by').references(() => people.id),
    undoneAt: instant('undone_at'),
  },
  (t) => [
    uniqueIndex('escalation_merges_live_key').on(t.escalationId).where(sql`${t.undoneAt} is null`),
    index('escalation_merges_into_idx').on(t.intoId).where(sql`${t.undoneAt} is null`),
    check('escalation_merges_self_check', sql`${t.escalationId} <> ${t.intoId}`),
  ],
);
