import type postgres from 'postgres';
import { db } from '~db/client';
import { importAuthors } from './import-authors.server';
import { type DraftPlace, ImportDirectory } from './import-directory.server';
import type { ImportReport } from './import-report';
import { type Known, loadKnown } from './load-known.server';
import { type PlacedThread, type PreparedThread, prepareThreads } from './prepare-threads.server';
import type { DraftThread, ImportedAuthor } from './thread-draft';
import { writeThreads } from './write-threads.server';

/** An import under way; `session` holds its temporary tables. */
export type ImportRun = {
  session: postgres.ReservedSql;
  directory: ImportDirectory;
  report: ImportReport;
  dryRun: boolean;
};

export async function startRun(
  session: postgres.ReservedSql,
  options: { report: ImportReport; dryRun: boolean },
): Promise<ImportRun> {
  await session`create temporary table import_people (key text primary key)`;
  return { session, directory: new ImportDirectory(db), ...options };
}

/** Whole threads and everybody who wrote in them; `rows` is how much of the source they are. */
export type DraftBatch = { threads: readonly DraftThread[]; authors: readonly ImportedAuthor[]; rows: number };

/**
 * Compares batch after batch with what is here, renders what is new, and writes it, each batch in one transaction. While one is written the
 * next is rendered. What an interrupted import has committed is found unchanged by the next.
 */
export async function importBatches(
  run: ImportRun,
  batches: AsyncIterable<DraftBatch>,
  onDone: (rows: number) => unknown,
): Promise<void> {
  let writing: Promise<unknown> = Promise.resolve();
  try {
    for await (const batch of batches) {
      const known = await loadKnown(db, batch.threads);
      const threads = await prepareThreads(batch.threads, known, run.report);
      await writing;
      writing = writeBatch(run, threads, known, batch.authors).then(() => onDone(batch.rows));
      // It is awaited in the next round or at the end; until then nobody may call it unhandled.
      writing.catch(() => {});
    }
  } finally {
    await writing;
  }
}

async function writeBatch(
  { session, directory, report, dryRun }: ImportRun,
  threads: readonly PreparedThread[],
  known: Known,
  authors: readonly ImportedAuthor[],
): Promise<void> {
  const used = authorsOf(threads);
  const wanted = authors.filter(({ key }) => used.has(key));
  const firstMet = await meet(session, [...used]);
  const ids = await importAuthors(db, wanted, report, { dryRun, firstMet });
  if (!dryRun) {
    const placed = await place(directory, threads.filter(isTouched), known);
    await db.transaction((tx) => writeThreads(tx, placed, known, ids));
  }
  for (const { question, answers, comments } of threads) {
    report.count('questions', question.outcome);
    for (const { outcome } of answers) report.count('answers', outcome);
    for (const { outcome } of comments) report.count('comments', outcome);
  }
}

function postsOf({ question, answers, comments }: PreparedThread) {
  return [question, ...answers, ...comments];
}

function isTouched(thread: PreparedThread): boolean {
  return postsOf(thread).some(({ outcome }) => outcome !== 'unchanged');
}

function authorsOf(threads: readonly PreparedThread[]): Set<string> {
  return new Set(threads.flatMap((thread) => postsOf(thread).map(({ draft }) => draft.authorKey)));
}

/** Those of these people whom this import had not met before. */
async function meet(session: postgres.ReservedSql, keys: string[]): Promise<Set<string>> {
  const rows = await session<{ key: string }[]>`
    insert into import_people select unnest(${keys}::text[]) on conflict do nothing returning key`;
  return new Set(rows.map(({ key }) => key));
}

/** A thread that is here already stays where it is now; a new one goes where its source says. */
async function place(directory: ImportDirectory, threads: PreparedThread[], known: Known): Promise<PlacedThread[]> {
  const wanted = threads.map(({ question: { draft } }): DraftPlace => {
    const here = known.questions.get(draft.key);
    return here ? { known: here.topic, agency: here.agency } : draft.place;
  });
  const places = await directory.places(wanted);
  return threads.flatMap((thread, at) => {
    const found = places[at];
    return found ? { ...thread, ...found } : [];
  });
}
