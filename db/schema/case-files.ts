import { sql } from 'drizzle-orm';
import { boolean, check, customType, index, integer, pgTable, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, ref } from './columns';
import { agencies } from './directory';
import { escalationMessages, escalationNotes, escalations } from './escalations';
import { people } from './people';

const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });

/**
 * What was attached to a private message or to an internal note, the bytes included: private like those, and in every backup.
 * No public query may read this table.
 */
export const caseFiles = pgTable(
  'case_files',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    messageId: ref('message_id').references(() => escalationMessages.id, { onDelete: 'cascade' }),
    noteId: ref('note_id').references(() => escalationNotes.id, { onDelete: 'cascade' }),
    uploaderId: ref('uploader_id').references(() => people.id),
    name: text('name').notNull(),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    /** False where no virus scanner is set: said to whoever downloads it. */
    scanned: boolean('scanned').notNull(),
    bytes: bytea('bytes').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    index('case_files_message_idx').on(t.messageId),
    index('case_files_note_idx').on(t.noteId),
    index('case_files_case_idx').on(t.escalationId),
    index('case_files_uploader_idx').on(t.uploaderId),
    check('case_files_place_check', sql`(${t.messageId} is null) <> (${t.noteId} is null)`),
  ],
);

/** Texts an agency writes again and again, with fields such as `{name}`. */
export const cannedReplies = pgTable(
  'canned_replies',
  {
    id: id(),
    agencyId: ref('agency_id')
      .notNull()
      .references(() => agencies.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    body: text('body').notNull(),
    updatedBy: ref('updated_by').references(() => people.id),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [uniqueIndex('canned_replies_title_key').on(t.agencyId, t.title)],
);

/** The closing answer while it is being written: seen by the case's desk, published by its holder. */
export const caseAnswerDrafts = pgTable('case_answer_drafts', {
  escalationId: ref('escalation_id')
    .primaryKey()
    .references(() => escalations.id, { onDelete: 'cascade' }),
  body: text('body').notNull(),
  shortAnswer: text('short_answer').notNull(),
  sources: text('sources').notNull(),
  savedBy: ref('saved_by').references(() => people.id),
  savedAt: instant('saved_at').notNull(),
});

/** Whether an ending solved it, as the asker says: once per person and case; a later word takes the place of an earlier one. */
export const caseFeedback = pgTable(
  'case_feedback',
  {
    id: id(),
    escalationId: ref('escalation_id')
      .notNull()
      .references(() => escalations.id, { onDelete: 'cascade' }),
    personId: ref('person_id')
      .notNull()
      .references(() => people.id),
    solved: boolean('solved').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('case_feedback_key').on(t.escalationId, t.personId)],
);
