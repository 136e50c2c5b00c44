import { statSync } from 'node:fs';
import path from 'node:path';
import type postgres from 'postgres';
import { finishIndexing } from '~/features/search/index-questions.server';
import { CommandError } from '../../command-error';
import { type DraftBatch, importBatches, startRun } from '../import-batch.server';
import { withImportLock } from '../import-lock.server';
import { type ImportProgress, silentProgress } from '../import-progress';
import type { ImportReport } from '../import-report';
import { type FaqOptions, type FaqThread, faqThread } from './faq-thread';
import { readFaqRows } from './read-faq-rows';

const BATCH = 200;

export type FaqImport = {
  file: string;
  dryRun: boolean;
  validUntil: Date | null;
  report: ImportReport;
  progress?: ImportProgress;
};

/** Questions with the answers of their agencies from a JSONL or CSV file. */
export async function importFaq(job: FaqImport): Promise<void> {
  const { file, dryRun, report, progress = silentProgress } = job;
  const options = { fileSource: path.basename(file).replace(/\.[^.]*$/, ''), validUntil: job.validUntil };
  const total = await countRows(file, options);
  await withImportLock(async (session) => {
    const run = await startRun(session, { report, dryRun });
    await session`create temporary table import_seen (key text primary key)`;
    progress.start('Importing', total);
    let done = 0;
    await importBatches(run, batchesOf(session, file, options, report), (rows) => {
      done += rows;
      progress.at(done);
    });
    progress.stop();
    if (!dryRun) await finishIndexing();
  });
}

/** Reads the whole file once, so that one that cannot be read to its end changes nothing. */
async function countRows(file: string, options: FaqOptions): Promise<number> {
  checkFile(file);
  let rows = 0;
  let usable = 0;
  for await (const record of readFaqRows(file)) {
    rows += 1;
    if ('row' in record && 'thread' in faqThread(record.row, '', options)) usable += 1;
  }
  if (rows === 0) throw new CommandError(`${file} has no rows.`);
  if (usable === 0) throw new CommandError(`${file} has no row with an id, a question, an answer and an agency.`);
  return rows;
}

async function* batchesOf(
  session: postgres.ReservedSql,
  file: string,
  options: FaqOptions,
  report: ImportReport,
): AsyncGenerator<DraftBatch> {
  let rows = 0;
  let read: FaqThread[] = [];
  const take = async (): Promise<DraftBatch> => {
    const fresh = await withoutRepeats(session, read, report);
    const batch = {
      rows,
      threads: fresh.map(({ thread }) => thread),
      authors: fresh.flatMap(({ authors }) => authors),
    };
    rows = 0;
    read = [];
    return batch;
  };
  for await (const record of readFaqRows(file)) {
    const where = `${path.basename(file)} line ${record.line}`;
    const thread = 'problem' in record ? record : faqThread(record.row, where, options);
    if ('problem' in thread) report.skip('questions', where, thread.problem);
    else read.push(thread);
    rows += 1;
    if (rows === BATCH) yield await take();
  }
  yield await take();
}

/** A source and id that stand twice in one file would overwrite each other at every import: the first counts. */
async function withoutRepeats(
  session: postgres.ReservedSql,
  threads: readonly FaqThread[],
  report: ImportReport,
): Promise<FaqThread[]> {
  const keys = threads.map(({ thread }) => thread.key);
  const rows = await session<{ key: string }[]>`
    insert into import_seen select unnest(${keys}::text[]) on conflict do nothing returning key`;
  const fresh = new Set(rows.map(({ key }) => key));
  return threads.filter(({ thread }) => {
    const first = fresh.delete(thread.key);
    if (!first) report.skip('questions', thread.where, 'another row above has the same source and id');
    return first;
  });
}

function checkFile(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (!stat) throw new CommandError(`There is no file ${file}.`);
  if (!stat.isFile()) throw new CommandError(`${file} is not a file.`);
}
