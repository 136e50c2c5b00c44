import { sql } from 'drizzle-orm';
import { forgetDirectory } from '~/features/directory/directory.server';
import { forgetSite } from '~/features/directory/site.server';
import { sweepEscalations } from '~/features/escalations/sweep-escalations.server';
import { finishIndexing, indexMissing } from '~/features/search/index-questions.server';
import { remindReviews } from '~/features/verification/remind-reviews.server';
import { hashPassword } from '~/platform/auth/password.server';
import { clockOffset, now, setClockOffset } from '~/platform/clock';
import { withoutLimits } from '~/platform/limits/limits.server';
import { renderMarkdown } from '~/platform/markdown/render.server';
import { db, inOneTransaction } from '~db/client';
import { settings } from '~db/schema';
import { demoCity } from './content/index';
import { type DemoLogin, demoLogins, demoPassword } from './demo-logins';
import { Moments } from './moments';
import { play } from './play';
import { RecentNotices } from './recent-notices';
import { writeDirectory } from './write-directory';
import { writePeople } from './write-people';
import { writeAlerts, writeReplies, writeViews, writeWaitingQuestion } from './write-surroundings';

export { type DemoLogin, demoLogins, demoPassword };

/** Hears how far loading has come. */
export type Progress = (done: number, total: number, label: string) => void;

const LOADED = 'demo_loaded';

/**
 * Fills a new database with the demo city, by the commands that people use and in one transaction: when the process dies on the way,
 * nothing is there and the next start begins anew. A database that has been loaded, or used, is left alone.
 */
export default async function loadDemo(progress: Progress = () => {}): Promise<{ logins: readonly DemoLogin[] }> {
  if (!(await isNew())) return { logins: [] };
  const passwordHash = await hashPassword(demoPassword);
  await warmUp();
  const offset = clockOffset();
  try {
    await inOneTransaction(() => withoutLimits(() => load(passwordHash, offset, progress)));
  } finally {
    setClockOffset(offset);
    forgetDirectory();
    forgetSite();
  }
  return { logins: demoLogins };
}

async function load(passwordHash: string, offset: number, progress: Progress): Promise<void> {
  const moments = new Moments(now());
  const notices = new RecentNotices(moments);
  try {
    await notices.begin();
    await writeDirectory(demoCity, moments);
    const people = await writePeople(demoCity, passwordHash, moments);
    const played = await play(demoCity.threads, people, moments, async (done, total, title) => {
      await notices.tell();
      progress(done, total, title);
    });
    await writeViews(played.values(), moments);
    await writeReplies(people, moments);
    await writeWaitingQuestion(people, moments);
    await writeAlerts(people, moments);
    setClockOffset(offset);
    await sweep();
    await notices.tell();
    await notices.settle();
    await indexMissing();
    await finishIndexing();
    await db.insert(settings).values({ key: LOADED, value: true }).onConflictDoNothing();
  } finally {
    notices.end();
  }
}

/** Leaves the running sweeps nothing to do. */
async function sweep(): Promise<void> {
  await remindReviews();
  for (let round = 0; round < 5; round += 1) {
    const { opened, tended, failed } = await sweepEscalations();
    if (failed > 0) throw new Error('The tier-2 desk of the demo city could not be swept.');
    if (opened === 0 && tended === 0) return;
  }
}

/** Not loaded, nobody has asked anything here yet, and nobody has one of the city's addresses. Imports may have come before. */
async function isNew(): Promise<boolean> {
  const emails = [...demoCity.citizens, ...demoCity.staff].map(({ email }) => email);
  const [row] = await db.execute(sql`
    select not exists (select 1 from settings where key = ${LOADED})
      and not exists (select 1 from questions where origin_key is null)
      and not exists (select 1 from people where email in ${emails}) as new`);
  return row?.new === true;
}

/** The first text takes the longest, with everything still to be read from disk. */
async function warmUp(): Promise<void> {
  await renderMarkdown('*Welcome*').catch(() => undefined);
}
