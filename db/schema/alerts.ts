import { pgTable, text } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies, topics } from './directory';
import { people } from './people';

/** A notice of the city on top of pages: what, where, until. */
export const alerts = pgTable('alerts', {
  id: id(),
  topicId: ref('topic_id').references(() => topics.id),
  agencyId: ref('agency_id').references(() => agencies.id),
  title: text('title').notNull(),
  body: text('body').notNull(),
  language: text('language').notNull().default('en'),
  startsAt: instant('starts_at').notNull(),
  endsAt: instant('ends_at'),
  createdBy: ref('created_by').references(() => people.id),
  endedBy: ref('ended_by').references(() => people.id),
});
