import { sql } from 'drizzle-orm';
import { boolean, check, date, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';

/** Other languages' wording of a name and a description. */
export type Translations = { es?: { name?: string; description?: string } };

/** Opening hours: seven lists, Monday first, of intervals in the calendar's local time ("24:00" ends a day). */
export type WeeklyHours = { from: string; to: string }[][];

export const calendars = pgTable('calendars', {
  id: id(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  weekly: jsonb('weekly').$type<WeeklyHours>().notNull(),
  /** Whose public holidays are taken over, as the holiday library names places (`US`, `NY`); null: none are. */
  holidayCountry: text('holiday_country'),
  holidayState: text('holiday_state'),
  /** The last year whose public holidays have been taken over. */
  holidaysUntil: integer('holidays_until'),
});

export const holidays = pgTable(
  'holidays',
  {
    calendarId: ref('calendar_id')
      .notNull()
      .references(() => calendars.id, { onDelete: 'cascade' }),
    day: date('day', { mode: 'string' }).notNull(),
    name: text('name').notNull(),
    /** The agency works on this day after all: taken out by a lead, and not to be taken over again. */
    removedAt: instant('removed_at'),
  },
  (t) => [primaryKey({ columns: [t.calendarId, t.day] })],
);

export const agencies = pgTable(
  'agencies',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** Case-folded name: imports find an agency again by it. */
    nameKey: text('name_key').notNull(),
    description: text('description').notNull().default(''),
    translations: jsonb('translations').$type<Translations>().notNull().default({}),
    phone: text('phone'),
    email: text('email'),
    url: text('url'),
    address: text('address'),
    jurisdiction: text('jurisdiction').notNull().default('city'),
    calendarId: ref('calendar_id').references(() => calendars.id),
    /** Letters before the number in an official answer's code, e.g. PW in PW-4F7K. */
    codePrefix: text('code_prefix').notNull(),
    /** The desk that gets what nobody else matches. Exactly one agency has it. */
    isTriage: boolean('is_triage').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('agencies_slug_key').on(t.slug),
    uniqueIndex('agencies_name_key').on(t.nameKey),
    uniqueIndex('agencies_triage_key').on(t.isTriage).where(sql`${t.isTriage}`),
  ],
);

export const topics = pgTable(
  'topics',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    /** Case-folded name: unique within its agency, imports find a topic again by it. */
    nameKey: text('name_key').notNull(),
    description: text('description').notNull().default(''),
    translations: jsonb('translations').$type<Translations>().notNull().default({}),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id),
    risk: text('risk').notNull().default('low'),
    icon: text('icon'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('topics_slug_key').on(t.slug),
    uniqueIndex('topics_name_key').on(t.agencyId, t.nameKey),
    check('topics_risk_check', sql`${t.risk} in ('low','medium','high')`),
  ],
);

export const skills = pgTable(
  'skills',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    translations: jsonb('translations').$type<Translations>().notNull().default({}),
    /** Who first said they knew this; null for those that came with the site. */
    proposedBy: ref('proposed_by'),
    /** When a lead agreed that this is a skill; a proposed one without is seen by its agency alone. */
    confirmedAt: instant('confirmed_at'),
  },
  (t) => [uniqueIndex('skills_slug_key').on(t.slug)],
);

export const topicSkills = pgTable(
  'topic_skills',
  {
    topicId: ref('topic_id')
      .notNull()
      .references(() => topics.id, { onDelete: 'cascade' }),
    skillId: ref('skill_id')
      .notNull()
      .references(() => skills.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.topicId, t.skillId] })],
);

/** Promises of time and the thresholds of the triggers; the most specific row (topic, agency, site) wins. Null: the default. */
export const serviceLevels = pgTable(
  'service_levels',
  {
    id: id(),
    agencyId: ref('agency_id').references(() => agencies.id),
    topicId: ref('topic_id').references(() => topics.id),
    firstResponseDays: integer('first_response_days'),
    updateDays: integer('update_days'),
    resolutionDays: integer('resolution_days'),
    unansweredHours: integer('unanswered_hours'),
    unresolvedDays: integer('unresolved_days'),
    demandPeople: integer('demand_people'),
    demandViews: integer('demand_views'),
    conflictVotes: integer('conflict_votes'),
    conflictComments: integer('conflict_comments'),
    /** Hours after asking from which the asker may ask for staff help. */
    askerHours: integer('asker_hours'),
    /** Different people who must report an official answer outdated. */
    recheckReports: integer('recheck_reports'),
  },
  (t) => [uniqueIndex('service_levels_scope_key').on(sql`coalesce(${t.agencyId}, 0)`, sql`coalesce(${t.topicId}, 0)`)],
);

/** Site settings by key: name of the place, the demo clock's offset, a secret for signed cookies … */
export const settings = pgTable('settings', {
  key: text('key').primaryKey(),
  value: jsonb('value').notNull(),
});
