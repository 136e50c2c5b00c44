import { eq } from 'drizzle-orm';
import type postgres from 'postgres';
import { finishIndexing } from '~/features/search/index-questions.server';
import { db } from '~db/client';
import { agencies, topics } from '~db/schema';
import { CommandError } from '../../command-error';
import { type DraftBatch, importBatches, startRun } from '../import-batch.server';
import type { DraftPlace } from '../import-directory.server';
import { withImportLock } from '../import-lock.server';
import { type ImportProgress, silentProgress } from '../import-progress';
import type { ImportReport } from '../import-report';
import { checkStaged } from './check-staged.server';
import { type DumpSite, findSite, rememberSite } from './dump-site.server';
import { nextThreads } from './dump-threads.server';
import { linkDuplicates } from './link-duplicates.server';
import { stageDump } from './stage-dump.server';

const BATCH = 100;

export type StackExchangeImport = {
  folder: string;
  /** Slug of a topic that is there; without one, a topic named for the site is found or made. */
  topic: string | undefined;
  dryRun: boolean;
  report: ImportReport;
  progress?: ImportProgress;
};

/** The questions, answers, comments and people of an unpacked Stack Exchange dump. */
export async function importStackExchange(job: StackExchangeImport): Promise<void> {
  const { report, dryRun, progress = silentProgress } = job;
  const chosen = job.topic === undefined ? undefined : await topicNamed(job.topic);
  await withImportLock(async (session) => {
    await stageDump(session, job.folder, report, progress);
    await checkStaged(session, report);
    const site = await findSite(session, job.folder);
    const run = await startRun(session, { report, dryRun });
    const place = chosen ?? { agency: null, topic: site.name };
    const [count] = await session`select count(*)::int as threads from stage_posts where kind = 1`;
    progress.start('Importing', Number(count?.threads));
    let done = 0;
    await importBatches(run, threadsOf(session, site, place), async (rows) => {
      if (done === 0 && !dryRun) await rememberSite(site.key);
      done += rows;
      progress.at(done);
    });
    if (!dryRun) {
      await linkDuplicates(session, site);
      await finishIndexing();
    }
    progress.stop();
  });
}

async function* threadsOf(
  session: postgres.ReservedSql,
  site: DumpSite,
  place: DraftPlace,
): AsyncGenerator<DraftBatch> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const { threads, authors, lastId } = await nextThreads(session, site, place, after, BATCH);
    if (threads.length === 0) return;
    after = lastId;
    yield { threads, authors, rows: threads.length };
  }
}

async function topicNamed(slug: string): Promise<DraftPlace> {
  const [row] = await db
    .select({
      known: { id: topics.id, agencyId: topics.agencyId },
      agency: {
        id: agencies.id,
        slug: agencies.slug,
        codePrefix: agencies.codePrefix,
        jurisdiction: agencies.jurisdiction,
      },
    })
    .from(topics)
    .innerJoin(agencies, eq(agencies.id, topics.agencyId))
    .where(eq(topics.slug, slug));
  if (!row) throw new CommandError(`There is no topic "${slug}".`);
  return row;
}
