import { sql } from 'drizzle-orm';
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies, topics } from './directory';
import { people } from './people';

/** The same notice in other languages. */
export type AlertTranslations = { en?: { title: string; body: string }; es?: { title: string; body: string } };

/**
 * A notice of the city on top of pages: what, where, until. On pages of its topic, of all its agency's topics, or (with neither)
 * everywhere; `translations` hold it in the languages beside `language`.
 */
export const alerts = pgTable(
  'alerts',
  {
    id: id(),
    topicId: ref('topic_id').references(() => topics.id),
    agencyId: ref('agency_id').references(() => agencies.id),
    title: text('title').notNull(),
    body: text('body').notNull(),
    language: text('language').notNull().default('en'),
    translations: jsonb('translations').$type<AlertTranslations>().notNull().default({}),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    createdBy: ref('created_by').references(() => people.id),
    endedAt: instant('ended_at'),
    endedBy: ref('ended_by').references(() => people.id),
  },
  (t) => [index('alerts_live_idx').on(t.endsAt).where(sql`${t.endedAt} is null`)],
);
