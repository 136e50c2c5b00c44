import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import postgres from 'postgres';
import { afterAll, expect, test } from 'vitest';
import { connectionOptions } from '~db/connection-options';
import { startEmbedded } from '~db/embedded';
import { lockDataFolder } from '~db/embedded/data-folder-lock';
import { findHome } from '~db/embedded/home';
import { isAlive, markOf, stillRuns } from '~db/embedded/running-process';
import { newDataFolder, postmasterOf } from '../support/product.ts';

const { folder, remove } = newDataFolder();
afterAll(remove);

const query = async (url: string, text: string) => {
  const client = postgres(connectionOptions(url, { max: 1 }));
  try {
    return await client.unsafe(text);
  } finally {
    await client.end({ timeout: 1 });
  }
};

test('it starts, is reached by socket alone, keeps its data, and stops', async () => {
  const first = await startEmbedded({ dataFolder: folder });
  const postmaster = postmasterOf(folder);
  await query(first.ownerUrl, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (42)');
  const [settings] = await query(
    first.ownerUrl,
    `SELECT current_setting('listen_addresses') AS tcp, current_setting('fsync') AS fsync,
      current_setting('full_page_writes') AS pages, current_setting('data_checksums') AS checksums,
      'Straße' ILIKE 'STRAßE' AS folds_case`,
  );
  expect(settings).toMatchObject({ tcp: '', fsync: 'on', pages: 'on', checksums: 'on', folds_case: true });
  await first.stop();
  expect(isAlive(postmaster)).toBe(false);

  const second = await startEmbedded({ dataFolder: folder });
  expect(await query(second.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  await second.stop();
});

test('nobody else can read its folders and secrets', () => {
  const home = findHome(folder);
  const mode = (place: string) => (statSync(place).mode & 0o777).toString(8);
  expect(mode(home.cluster)).toBe('700');
  expect(mode(home.run)).toBe('700');
  expect(mode(home.secrets)).toBe('600');
  const secrets = Object.values(JSON.parse(readFileSync(home.secrets, 'utf8')) as Record<string, string>);
  expect(new Set(secrets).size).toBe(3);
  const command = readdirSync(home.folder).join(' ');
  for (const secret of secrets) expect(command).not.toContain(secret);
});

test('roles: no password, a wrong password and the app’s role get only what is theirs', async () => {
  const server = await startEmbedded({ dataFolder: folder });
  const wrong = new URL(server.appUrl);
  wrong.password = 'password';
  await expect(query(wrong.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  await expect(query(server.appUrl, 'CREATE TABLE intruder (n int)')).rejects.toMatchObject({ code: '42501' });
  await expect(query(server.appUrl, 'CREATE ROLE intruder')).rejects.toMatchObject({ code: '42501' });
  await server.stop();
});

test('a second one on the same folder borrows the first one’s server and does not stop it', async () => {
  const first = await startEmbedded({ dataFolder: folder });
  const guest = await startEmbedded({ dataFolder: folder });
  await guest.stop();
  expect(await query(first.appUrl, 'SELECT 1 AS n')).toEqual([{ n: 1 }]);
  await first.stop();
});

test('kill -9 of the server: it comes back by itself with what was committed', async () => {
  const lines: string[] = [];
  const server = await startEmbedded({ dataFolder: folder, keepAlive: true, report: (line) => lines.push(line) });
  await query(server.ownerUrl, 'UPDATE kept SET n = 43');
  process.kill(postmasterOf(folder), 'SIGKILL');
  const began = performance.now();
  let rows: unknown;
  while (!rows && performance.now() - began < 10_000) {
    rows = await query(server.ownerUrl, 'SELECT n FROM kept').catch(() => undefined);
  }
  expect(rows).toEqual([{ n: 43 }]);
  expect(lines).toEqual(['PostgreSQL has ended and is started again.']);
  await server.stop();
});

test('a postmaster.pid with the number of another program is no hindrance', async () => {
  const home = findHome(folder);
  const other = process.ppid;
  writeFileSync(
    path.join(home.cluster, 'postmaster.pid'),
    `${other}\n${home.cluster}\n1\n5432\n${home.run}\n\n\nready\n`,
  );
  const server = await startEmbedded({ dataFolder: folder });
  expect(postmasterOf(folder)).not.toBe(other);
  expect(await query(server.ownerUrl, 'SELECT n FROM kept')).toEqual([{ n: 43 }]);
  await server.stop();
});

test('data of another major version is refused in one sentence', async () => {
  const other = newDataFolder();
  const server = await startEmbedded({ dataFolder: other.folder });
  await server.stop();
  writeFileSync(path.join(findHome(other.folder).cluster, 'PG_VERSION'), '17\n');
  await expect(startEmbedded({ dataFolder: other.folder })).rejects.toThrow(
    /is of PostgreSQL 17 and this is 18[^\n]*\.$/,
  );
  other.remove();
});

test.skipIf(process.getuid?.() !== 0)('a full disk is one sentence', async ({ skip }) => {
  const disk = newDataFolder();
  const home = findHome(disk.folder);
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=12m,mode=711', 'tmpfs', home.folder]).status === 0;
  skip(!mounted, 'this root may not mount a small disk');
  try {
    await expect(startEmbedded({ dataFolder: disk.folder })).rejects.toThrow(/^The disk is full: [^\n]*\.$/);
  } finally {
    execFileSync('umount', [home.folder]);
    disk.remove();
  }
});

test('a data folder is locked once, and a dead holder’s lock counts for nothing', async () => {
  const { folder: locked, remove: removeLocked } = newDataFolder();
  const release = await lockDataFolder(locked);
  await expect(lockDataFolder(locked)).rejects.toThrow(/^Answerhall is already running with the data folder/);
  release();
  const gone = { pid: process.pid, started: 'at another time' };
  writeFileSync(path.join(locked, 'answerhall.lock'), JSON.stringify(gone));
  (await lockDataFolder(locked))();
  expect(stillRuns(markOf(process.pid))).toBe(true);
  expect(stillRuns(gone)).toBe(false);
  removeLocked();
});
