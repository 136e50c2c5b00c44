import { sql } from 'drizzle-orm';
import { type Database, db, type Tx } from '~db/client';
import { refreshVocabularyIfGrown } from './vocabulary.server';

const BATCH = 500;

/**
 * Writes the search documents of these questions as they stand now, and removes those of questions that are not public. Reads public
 * answers' displayed revisions only, and no private table. A single one waits for others that do the same. Imports and seeds do it in their
 * transaction and call `finishIndexing` at the end.
 */
export async function indexQuestions(tx: Tx | Database, questionIds: readonly number[]): Promise<void> {
  for (let at = 0; at < questionIds.length; at += BATCH) {
    const ids = questionIds.slice(at, at + BATCH);
    await tx.execute(sql`select index_questions(${`{${ids.join(',')}}`}::bigint[])`);
  }
}

/** Brings what is known of word frequencies up to date after many questions came in at once. */
export async function finishIndexing(): Promise<void> {
  await refreshVocabularyIfGrown(true);
}

/** Indexes every public question that has no search document yet, for data that came by COPY; `report` hears how many are done. */
export async function indexMissing(report: (done: number) => void = () => {}): Promise<void> {
  let done = 0;
  for (let last = 0; ; ) {
    const rows = await db.execute<{ id: string }>(sql`
      select q.id from questions q where q.id > ${last} and q.visibility = 'public'
         and not exists (select 1 from search_documents d where d.question_id = q.id)
       order by q.id limit ${BATCH}`);
    const ids = rows.map((row) => Number(row.id));
    const newest = ids.at(-1);
    if (newest === undefined) break;
    await indexQuestions(db, ids);
    last = newest;
    done += ids.length;
    report(done);
  }
  await finishIndexing();
}
