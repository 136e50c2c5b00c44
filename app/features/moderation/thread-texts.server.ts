import { type SQL, sql } from 'drizzle-orm';
import type { Database, Tx } from '~db/client';

/** Where a text of a thread stands, as people name it. */
export const textPlaces = ['title', 'question', 'answer', 'comment', 'official', 'note', 'mail'] as const;
export type TextPlace = (typeof textPlaces)[number];

export type ThreadText = {
  place: TextPlace;
  table: string;
  column: string;
  id: number;
  text: string;
  /** The answer it belongs to, and which of its versions it is. */
  answerId: number | null;
  number: number | null;
};

const ofAnswers = 'join answers a on a.id = t.answer_id where a.question_id =';
const sources: readonly [TextPlace, string, string, string, string?][] = [
  ['title', 'questions', 'title', 'where t.id ='],
  ['title', 'question_revisions', 'title', 'where t.question_id =', 'null::bigint, t.number'],
  ['title', 'questions', 'tags', 'where t.id ='],
  ['title', 'question_revisions', 'tags', 'where t.question_id =', 'null::bigint, t.number'],
  ['question', 'question_revisions', 'body_markdown', 'where t.question_id =', 'null::bigint, t.number'],
  ['answer', 'answer_revisions', 'body_markdown', ofAnswers, 't.answer_id, t.number'],
  ['comment', 'comments', 'body_markdown', 'where t.question_id =', 't.answer_id, null::int'],
  ['official', 'verifications', 'short_answer', 'where t.question_id =', 't.answer_id, null::int'],
  ['note', 'question_revisions', 'note', 'where t.question_id =', 'null::bigint, t.number'],
  ['note', 'answer_revisions', 'note', ofAnswers, 't.answer_id, t.number'],
  ['note', 'questions', 'closed_note', 'where t.id ='],
  ['note', 'questions', 'needs_info_note', 'where t.id ='],
  ['note', 'escalations', 'resolution_note', 'where t.question_id ='],
  ['note', 'flags', 'note', 'where t.question_id ='],
  ['note', 'moderation_actions', 'reason', 'where t.question_id ='],
  ...(['public_note', 'withdrawn_note', 'suspended_reason', 'plain_language_override'] as const).map(
    (column) =>
      [
        'note',
        'verifications',
        column,
        'where t.question_id =',
        't.answer_id, null::int',
      ] satisfies (typeof sources)[number],
  ),
  [
    'note',
    'verification_challenges',
    'note',
    'join verifications v on v.id = t.verification_id where v.question_id =',
    'v.answer_id, null::int',
  ],
  ...(['subject', 'body_text', 'body_html'] as const).map(
    (column) =>
      [
        'mail',
        'mails',
        column,
        "join events e on t.cause = 'event:' || e.id where e.question_id =",
      ] satisfies (typeof sources)[number],
  ),
];

/**
 * Every text that a thread is shown with or that tells of it: all versions of all posts, what is official, public notes, staff's words
 * about its posts, and mail. Private messages, internal notes and drafts of its case are not among them.
 */
export async function threadTexts(tx: Tx | Database, questionId: number): Promise<ThreadText[]> {
  const parts = sources.map(
    ([place, table, column, where, numbers = 'null::bigint, null::int'], n): SQL =>
      sql`select ${sql.raw(`${n} as n, '${place}' as place, '${table}' as "table", '${column}' as "column", t.id, ${column === 'tags' ? "array_to_string(t.tags, ' ')" : `t.${column}`} as text, ${numbers}`)}
        from ${sql.raw(`${table} t ${where}`)} ${questionId}`,
  );
  const rows = await tx.execute(sql`
    with texts (n, place, "table", "column", id, text, answer_id, number) as (${sql.join(parts, sql` union all `)})
    select * from texts where text <> '' order by n, id`);
  const number = (value: unknown) => (value === null ? null : Number(value));
  return rows.map((row) => ({
    place: row.place as TextPlace,
    table: String(row.table),
    column: String(row.column),
    id: Number(row.id),
    text: String(row.text),
    answerId: number(row.answer_id),
    number: number(row.number),
  }));
}
