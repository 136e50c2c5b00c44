import { sql } from 'drizzle-orm';
import { check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies, skills, topics } from './directory';
import { people } from './people';

/** Who is staff of what. A row is a grant with who and when; an ended one stays as history. */
export const roleGrants = pgTable(
  'role_grants',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    role: text('role').notNull(),
    agencyId: ref('agency_id').references(() => agencies.id),
    grantedBy: ref('granted_by').references(() => people.id),
    grantedAt: instant('granted_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: ref('ended_by').references(() => people.id),
  },
  (t) => [
    uniqueIndex('role_grants_live_key')
      .on(t.personId, t.role, sql`coalesce(${t.agencyId}, 0)`)
      .where(sql`${t.endedAt} is null`),
    index('role_grants_agency_idx').on(t.agencyId).where(sql`${t.endedAt} is null`),
    check('role_grants_role_check', sql`${t.role} in ('moderator','rep','lead','admin')`),
    check('role_grants_agency_check', sql`(${t.role} in ('rep','lead')) = (${t.agencyId} is not null)`),
  ],
);

/** What lets a person speak for an agency. `topicId` null: all of the agency's topics. */
export const delegations = pgTable(
  'delegations',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id),
    topicId: ref('topic_id').references(() => topics.id),
    riskCeiling: text('risk_ceiling').notNull().default('low'),
    validFrom: instant('valid_from').notNull(),
    validTo: instant('valid_to'),
    grantedBy: ref('granted_by').references(() => people.id),
    grantedAt: instant('granted_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: ref('ended_by').references(() => people.id),
  },
  (t) => [
    index('delegations_person_idx').on(t.personId).where(sql`${t.endedAt} is null`),
    index('delegations_agency_idx').on(t.agencyId),
    check('delegations_risk_check', sql`${t.riskCeiling} in ('low','medium','high')`),
  ],
);

export const personSkills = pgTable(
  'person_skills',
  {
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    skillId: ref('skill_id')
      .notNull()
      .references(() => skills.id, { onDelete: 'cascade' }),
    confirmedBy: ref('confirmed_by').references(() => people.id),
    confirmedAt: instant('confirmed_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.skillId] }), index('person_skills_skill_idx').on(t.skillId)],
);
