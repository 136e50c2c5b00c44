import { SingleBar } from 'cli-progress';
import { log } from '~/platform/log.server';
import { sql } from '~db/client';

/** What db/seed offers: the demo content, loaded through the commands, and the log-ins to show. */
interface Seed {
  default: (progress: (done: number, total: number) => void) => Promise<unknown>;
  demoLogins?: readonly { as: string; email: string; password: string }[];
}

const SETTING = 'demo_loaded';
const seeds = import.meta.glob<Seed>('../../db/seed/index.ts');

/** Loads the demo content once per database, with a progress bar on stderr. */
export async function loadDemoOnce(): Promise<void> {
  const seed = await findSeed();
  const [done] = await sql`SELECT 1 FROM settings WHERE key = ${SETTING}`;
  if (!seed || done) return;
  const bar = new SingleBar({
    format: 'Loading the demo city  {bar}  {value}/{total}',
    noTTYOutput: true,
    notTTYSchedule: 5_000,
    hideCursor: true,
  });
  bar.start(1, 0);
  try {
    await seed.default((value, total) => {
      bar.setTotal(total);
      bar.update(value);
    });
    await sql`INSERT INTO settings (key, value) VALUES (${SETTING}, 'true'::jsonb) ON CONFLICT (key) DO NOTHING`;
  } catch (error) {
    // Loaded as a whole or not at all: the forum works without it.
    log.error({ err: error }, 'the demo city was not loaded; the next start tries again');
  } finally {
    bar.stop();
  }
}

/** The log-ins of the demo people, one line each; none where the database had content of its own and the demo was left out. */
export async function demoLoginLines(): Promise<string[]> {
  const offered = (await findSeed())?.demoLogins ?? [];
  const rows =
    await sql`SELECT email::text FROM people WHERE email = ANY(${offered.map((login) => login.email)}::citext[])`;
  const present = new Set(rows.map(({ email }) => email));
  const logins = offered.filter((login) => present.has(login.email));
  const widest = Math.max(0, ...logins.map((login) => login.email.length));
  return logins.map(({ as, email, password }) => `  ${email.padEnd(widest)}  ${password}  (${as})`);
}

async function findSeed(): Promise<Seed | undefined> {
  return Object.values(seeds)[0]?.();
}
