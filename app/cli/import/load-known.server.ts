import { sql } from 'drizzle-orm';
import type { Database } from '~db/client';
import type { ImportAgency, ImportTopic } from './import-directory.server';
import type { Outcome } from './import-report';
import { textArray } from './json-parameters';
import type { DraftThread } from './thread-draft';

type KnownRow = { id: number; hash: string | null };

/** A question and where it stands now: staff may have moved it since. */
type KnownQuestion = KnownRow & { topic: ImportTopic; agency: ImportAgency };

/** What earlier imports have brought of these threads, by origin key. */
export type Known = {
  questions: Map<string, KnownQuestion>;
  answers: Map<string, KnownRow>;
  comments: Map<string, KnownRow>;
};

export async function loadKnown(db: Database, drafts: readonly DraftThread[]): Promise<Known> {
  const [questions, answers, comments] = await Promise.all([
    questionsOf(
      db,
      drafts.map(({ key }) => key),
    ),
    rowsOf(
      db,
      'answers',
      drafts.flatMap((draft) => draft.answers.map(({ key }) => key)),
    ),
    rowsOf(
      db,
      'comments',
      drafts.flatMap((draft) => draft.comments.map(({ key }) => key)),
    ),
  ]);
  return { questions, answers, comments };
}

export function outcomeOf(known: KnownRow | undefined, hash: string): Exclude<Outcome, 'skipped'> {
  if (!known) return 'new';
  return known.hash === hash ? 'unchanged' : 'changed';
}

async function questionsOf(db: Database, keys: string[]): Promise<Map<string, KnownQuestion>> {
  const rows = await db.execute<{
    id: string;
    key: string;
    hash: string | null;
    topic: string;
    agency: string;
    slug: string;
    codePrefix: string;
    jurisdiction: string;
  }>(sql`
    select q.id, q.origin_key as key, q.origin_hash as hash, t.id as topic, a.id as agency, a.slug,
           a.code_prefix as "codePrefix", a.jurisdiction
      from questions q join topics t on t.id = q.topic_id join agencies a on a.id = t.agency_id
     where q.origin_key = any(${textArray(keys)})`);
  return new Map(
    rows.map(({ id, key, hash, topic, agency, slug, codePrefix, jurisdiction }) => {
      const agencyId = Number(agency);
      const place = {
        topic: { id: Number(topic), agencyId },
        agency: { id: agencyId, slug, codePrefix, jurisdiction },
      };
      return [key, { id: Number(id), hash, ...place }];
    }),
  );
}

async function rowsOf(db: Database, table: 'answers' | 'comments', keys: string[]): Promise<Map<string, KnownRow>> {
  if (keys.length === 0) return new Map();
  const rows = await db.execute<{ id: string; key: string; hash: string | null }>(sql`
    select id, origin_key as key, origin_hash as hash from ${sql.identifier(table)} where origin_key = any(${textArray(keys)})`);
  return new Map(rows.map(({ id, key, hash }) => [key, { id: Number(id), hash }]));
}
