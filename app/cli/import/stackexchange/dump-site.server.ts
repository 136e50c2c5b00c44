import path from 'node:path';
import { eq, sql as query } from 'drizzle-orm';
import type postgres from 'postgres';
import { db } from '~db/client';
import { settings } from '~db/schema';
import { jsonRows } from '../json-parameters';

/** The site a dump is of: `key` stands in the origin of everything it brings, `host` is where it can be read, if that is certain. */
export type DumpSite = { key: string; name: string; host: string | null };

const SETTING = 'import.stackexchange';
const OWN_HOSTS: Record<string, string> = {
  stackoverflow: 'stackoverflow.com',
  serverfault: 'serverfault.com',
  superuser: 'superuser.com',
  askubuntu: 'askubuntu.com',
  mathoverflow: 'mathoverflow.net',
  stackapps: 'stackapps.com',
};

/**
 * Knows a site again by the ids and times of its first questions, whatever its folder is called now; otherwise it is named after the folder.
 */
export async function findSite(session: postgres.ReservedSql, folder: string): Promise<DumpSite> {
  const name = path.basename(path.resolve(folder));
  const wanted = name.toLowerCase().replace(/[^a-z0-9._-]+/g, '-') || 'dump';
  const host = await hostOf(session, wanted);
  const sample = await session<{ id: string; created: Date }[]>`
    select id, created from stage_posts where kind = 1 order by id limit 30`;
  const known = await knownSites();
  for (const key of [wanted, ...known]) {
    const { here, same } = await compare(key, sample);
    if (same * 2 > sample.length || (same > 0 && same === here)) return { key, name: nameOf(key, name), host };
    if (key === wanted && here === 0 && !known.includes(wanted)) continue;
  }
  let key = wanted;
  for (let n = 2; known.includes(key); n += 1) key = `${wanted}-${n}`;
  return { key, name: nameOf(key, name), host };
}

/** Remembers a site once something of it was written. */
export async function rememberSite(key: string): Promise<void> {
  const known = await knownSites();
  if (known.includes(key)) return;
  const value = { sites: [...known, key] };
  await db
    .insert(settings)
    .values({ key: SETTING, value })
    .onConflictDoUpdate({ target: settings.key, set: { value } });
}

async function knownSites(): Promise<string[]> {
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, SETTING));
  return (row?.value as { sites?: string[] } | undefined)?.sites ?? [];
}

const nameOf = (key: string, name: string) => (key === name.toLowerCase() ? name : key);

/** How many of the sample's ids this site has here, and how many of those were asked at the same moment. */
async function compare(site: string, sample: readonly { id: string; created: Date }[]) {
  const rows = sample.map(({ id, created }) => ({ key: `stackexchange:${site}:${id}`, at: created.toISOString() }));
  const [found] = await db.execute<{ here: number; same: number }>(query`
    select count(*)::int as here, count(*) filter (where q.created_at = r.at)::int as same
      from json_to_recordset(${jsonRows(rows)}) as r(key text, at timestamptz) join questions q on q.origin_key = r.key`);
  return found ?? { here: 0, same: 0 };
}

/** The site's address: from the folder's name if that is a host name, else guessed from it when the posts themselves link there. */
async function hostOf(session: postgres.ReservedSql, name: string): Promise<string | null> {
  if (/^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|net)$/.test(name)) return name;
  const word = name.replace(/[._-]?\d{2,8}$/, '').replace(/\.meta$|^meta[._-]/, '');
  if (!/^[a-z][a-z0-9-]*$/.test(word)) return null;
  const host = OWN_HOSTS[word] ?? `${word}.stackexchange.com`;
  const [row] = await session`
    select exists (select 1 from (select body from stage_posts limit 20000) p where body like ${`%//${host}/%`}) as linked`;
  return row?.linked ? host : null;
}
