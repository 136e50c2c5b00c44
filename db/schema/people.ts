import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { citext, id, instant, ref } from './columns';

/** Members and staff alike; imported authors and the system itself are people without e-mail and password. */
export const people = pgTable(
  'people',
  {
    id: id(),
    handle: citext('handle').notNull(),
    name: text('name').notNull(),
    email: citext('email'),
    emailConfirmedAt: instant('email_confirmed_at'),
    passwordHash: text('password_hash'),
    language: text('language').notNull().default('en'),
    timeZone: text('time_zone'),
    about: text('about').notNull().default(''),
    mailFrequency: text('mail_frequency').notNull().default('each'),
    origin: text('origin').notNull().default('local'),
    /** Identity at the place it was imported from, e.g. `stackexchange:ai:17`. */
    originKey: text('origin_key'),
    /** Operator-made accounts have no first-day limits, holds or name screening. */
    establishedAt: instant('established_at'),
    totpSecret: text('totp_secret'),
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** Time step of the last code taken: none is good twice. */
    totpLastStep: bigint('totp_last_step', { mode: 'number' }),
    suspendedAt: instant('suspended_at'),
    suspendedUntil: instant('suspended_until'),
    suspendedBy: ref('suspended_by'),
    suspendedReason: text('suspended_reason'),
    erasedAt: instant('erased_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('people_handle_key').on(t.handle),
    uniqueIndex('people_email_key').on(t.email),
    uniqueIndex('people_origin_key').on(t.originKey),
    check('people_origin_check', sql`${t.origin} in ('local','imported','system')`),
    check('people_language_check', sql`${t.language} in ('en','es')`),
    check('people_mail_frequency_check', sql`${t.mailFrequency} in ('each','daily','none')`),
  ],
);

/** The id is the SHA-256 of the cookie's value; the value itself is stored nowhere. */
export const sessions = pgTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    secondFactorAt: instant('second_factor_at'),
    userAgent: text('user_agent'),
  },
  (t) => [index('sessions_person_idx').on(t.personId), index('sessions_expires_idx').on(t.expiresAt)],
);

/** Single-use links sent by mail: confirm an address, reset a password, change an address. */
export const emailTokens = pgTable(
  'email_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    email: citext('email').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    index('email_tokens_person_idx').on(t.personId),
    check('email_tokens_purpose_check', sql`${t.purpose} in ('confirm','reset','change')`),
  ],
);

export const recoveryCodes = pgTable(
  'recovery_codes',
  {
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    codeHash: text('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
);

/** Bearer tokens of the API, with exactly the rights of their owner. */
export const tokens = pgTable(
  'tokens',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    tokenHash: text('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('tokens_hash_key').on(t.tokenHash), index('tokens_person_idx').on(t.personId)],
);

export const absences = pgTable(
  'absences',
  {
    id: id(),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id, { onDelete: 'cascade' }),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at'),
    cancelled: boolean('cancelled').notNull().default(false),
    setBy: ref('set_by'),
    /** When its beginning, and later its end, was last dealt with: what was suggested to this person went to others, and back. */
    handledAt: instant('handled_at'),
  },
  (t) => [
    index('absences_person_idx').on(t.personId),
    index('absences_ending_idx').on(t.endsAt).where(sql`not ${t.cancelled} and ${t.handledAt} < ${t.endsAt}`),
    index('absences_waiting_idx').on(t.startsAt).where(sql`not ${t.cancelled} and ${t.handledAt} is null`),
  ],
);
