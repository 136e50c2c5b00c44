import { index, integer, pgTable, real, text, uuid } from 'drizzle-orm/pg-core';
import { ref, tsvector } from './columns';
import { questions } from './threads';

/**
 * What search reads of a public question: title (A), tags (B), its text and the official short answer (C), displayed answers (D), and
 * marks: `#t5` (topic), `#a3` (agency), `#official`, `#w…` (a word of the title), `#p…` (two of them, see `search_pair`). Apart from
 * `questions`, whose rows change with every view and vote: there each change would enter some 150 words into the index again.
 * Reading joins `questions`, so visibility is never taken from here.
 */
export const searchDocuments = pgTable(
  'search_documents',
  {
    questionId: ref('question_id')
      .primaryKey()
      .references(() => questions.id, { onDelete: 'cascade' }),
    vector: tsvector('vector').notNull(),
    /** Words, repeated ones too: the document length of BM25. */
    length: integer('length').notNull(),
    /** MD5 of what it was made from: a document is only made anew when that has changed. */
    source: uuid('source'),
  },
  // Pending entries are read by every search: a short list keeps that cheap and still batches the writes.
  (t) => [index('search_documents_vector_idx').using('gin', t.vector).with({ gin_pending_list_limit: 256 })],
);

/** Every word stem in use and in about what share of documents: rarity for ranking, and what a mistyped word may have meant. */
export const searchLexemes = pgTable(
  'search_lexemes',
  {
    lexeme: text('lexeme').primaryKey(),
    share: real('share').notNull(),
  },
  (t) => [index('search_lexemes_similar_idx').using('gin', t.lexeme.op('gin_trgm_ops'))],
);
