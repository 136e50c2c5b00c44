import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '~db/client';
import { verifyChain } from '../../app/cli/audit/verify-chain.server.ts';
import { readBackup } from '../../app/cli/backup/read-backup.server.ts';
import { writeBackup } from '../../app/cli/backup/write-backup.server.ts';
import { testDatabase } from '../support/database.ts';

const database = testDatabase();
const folder = mkdtempSync(path.join(os.tmpdir(), 'answerhall-backup-'));
const file = path.join(folder, 'all.backup');
const silent = () => {};
const AT = new Date('2026-03-01T12:00:00Z');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const restore = (name = file, replace = false) =>
  readBackup(name, process.env.DATABASE_MIGRATE_URL ?? '', replace, silent);

async function fill(): Promise<void> {
  const awkward = 'tab\there, "quotes", back\\slash, \\. alone, ñandú, 😀, and\nnew lines\r\n';
  await sql`INSERT INTO settings (key, value) VALUES ('awkward', ${JSON.stringify({ awkward })}::text::jsonb)`;
  for (let n = 0; n < 40; n += 1) {
    await sql`INSERT INTO events (id, type, data, at, previous_hash, hash)
      VALUES (0, 'thing.happened', ${JSON.stringify({ n })}::text::jsonb, ${AT.toISOString()}, '', '')`;
    await sql`INSERT INTO rate_limits (key, points) VALUES (${`${n}:${awkward}`}, ${n})`;
  }
  // What is attached to a case is bytes, all of them.
  await sql`INSERT INTO agencies (slug, name, name_key, code_prefix, created_at) VALUES ('a', 'A', 'a', 'AA', now())`;
  await sql`INSERT INTO people (handle, name, created_at) VALUES ('ana', 'Ana', now())`;
  await sql`INSERT INTO topics (slug, name, name_key, agency_id, created_at) SELECT 't', 'T', 't', id, now() FROM agencies`;
  await sql`INSERT INTO questions (title, slug, topic_id, asker_id, created_at, updated_at)
    SELECT 'Q?', 'q', t.id, p.id, now(), now() FROM topics t, people p WHERE p.handle = 'ana'`;
  await sql`INSERT INTO escalations (question_id, agency_id, policy, opened_at, first_response_due_at, next_update_due_at,
      resolution_due_at, updated_at) SELECT q.id, a.id, '{}', now(), now(), now(), now(), now() FROM questions q, agencies a`;
  await sql`INSERT INTO escalation_notes (escalation_id, body_markdown, body_html, created_at) SELECT id, 'n', 'n', now() FROM escalations`;
  await sql`INSERT INTO case_files (escalation_id, note_id, name, media_type, size, scanned, bytes, created_at)
    SELECT escalation_id, id, 'all.bin', 'text/plain', 256, false, ${Buffer.from([...Array(256).keys()])}, now() FROM escalation_notes`;
  await sql`SELECT graphile_worker.add_job('react', payload := '{"event":40}'::json, job_key := 'once', max_attempts := 5)`;
}

/** Every row of the tables that were filled. */
async function contents(): Promise<unknown> {
  return {
    events: await sql`SELECT * FROM events ORDER BY id`,
    limits: await sql`SELECT * FROM rate_limits ORDER BY key`,
    files: await sql`SELECT * FROM case_files ORDER BY id`,
    settings: await sql`SELECT * FROM settings WHERE key <> 'demo_loaded' ORDER BY key`,
    jobs: await sql`SELECT task_identifier, key, max_attempts FROM graphile_worker.jobs ORDER BY id`,
    keys: await sql`SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
      WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2`,
    asleep: await sql`SELECT tgname FROM pg_trigger WHERE tgenabled = 'D'`,
  };
}

describe('a backup', () => {
  let before: unknown;

  beforeAll(async () => {
    await fill();
    before = await contents();
    await writeBackup(file, AT, silent);
  });

  test('is for its owner’s eyes only and leaves nothing half-made beside it', () => {
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(statSync(`${file}.partial`, { throwIfNoEntry: false })).toBeUndefined();
  });

  test('restores into an empty database, row for row, with the rules and the jobs', async () => {
    await database.renew();
    await restore();
    expect(await contents()).toEqual(before);
    expect(await verifyChain()).toMatchObject({ checked: 40, broken: undefined });
    await expect(sql`DELETE FROM events`).rejects.toMatchObject({ code: '42501' });
    await expect(database.owner`DELETE FROM events`).rejects.toMatchObject({ code: '42501' });
  });

  test('goes on numbering where it was', async () => {
    await sql`INSERT INTO events (id, type, data, at, previous_hash, hash) VALUES (0, 'more', '{}', now(), '', '')`;
    expect(await verifyChain()).toMatchObject({ checked: 41, broken: undefined });
  });

  test.each([
    ['a changed row', (text: string) => text.replace('ñandú', 'nandu'), /do not match the backup/],
    ['a missing row', (text: string) => text.replace(/\n40\tthing[^\n]*/, ''), /do not match the backup/],
    ['a cut-off file', (text: string) => text.slice(0, text.length / 2), /damaged or incomplete/],
    ['another version', (text: string) => text.replace(/"schema":\d+/, '"schema":1'), /another version of Answerhall/],
    ['something else', () => 'hello', /is no backup of Answerhall/],
  ])('%s is refused and nothing is changed', async (_what, damage, reason) => {
    const damaged = path.join(folder, 'damaged.backup');
    writeFileSync(damaged, gzipSync(damage(gunzipSync(readFileSync(file)).toString())));
    const untouched = await contents();
    await expect(restore(damaged, true)).rejects.toThrow(reason);
    expect(await contents()).toEqual(untouched);
  });

  test.each([
    ['no archive at all', Buffer.from('hello')],
    ['half an archive', () => readFileSync(file).subarray(0, 900)],
  ])('%s is one sentence', async (_what, bytes) => {
    const damaged = path.join(folder, 'torn.backup');
    writeFileSync(damaged, typeof bytes === 'function' ? bytes() : bytes);
    await expect(restore(damaged, true)).rejects.toThrow(/is damaged, or no backup of Answerhall\.$/);
  });

  test('a full database is replaced on request only', async () => {
    await sql`INSERT INTO people (handle, name, email, language, created_at)
      VALUES ('someone', 'Some One', 'someone@example.org', 'en', ${AT.toISOString()})`;
    await expect(restore()).rejects.toThrow(/not empty; --replace/);
    await restore(file, true);
    expect(await contents()).toEqual(before);
  });
});

describe('the chain of events', () => {
  const tamper = (statement: string) =>
    database.owner.begin(async (tx) => {
      await tx.unsafe(`ALTER TABLE events DISABLE TRIGGER USER; ${statement}; ALTER TABLE events ENABLE TRIGGER USER`);
    });

  test.each([
    ['an edit', `UPDATE events SET data = '{"n": 999}' WHERE id = 17`, /number 17 was changed/],
    [
      'an edit with a new hash',
      `UPDATE events e SET type = 'x' WHERE id = 17; UPDATE events e SET hash = event_digest(e) WHERE id = 17`,
      /number 18 does not follow/,
    ],
    ['a deletion', 'DELETE FROM events WHERE id = 17', /before number 18 is missing/],
    ['a deletion at the start', 'DELETE FROM events WHERE id = 1', /before number 2 is missing/],
    ['a deletion at the end', 'DELETE FROM events WHERE id = 40', /number 40, seen by an earlier check/],
    [
      'a swap',
      'UPDATE events SET id = CASE id WHEN 5 THEN -6 ELSE -5 END WHERE id IN (5, 6); UPDATE events SET id = -id WHERE id < 0',
      /number 5 /,
    ],
  ])('shows %s', async (_what, statement, sentence) => {
    await restore(file, true);
    expect((await verifyChain()).broken).toBeUndefined();
    await tamper(statement);
    expect((await verifyChain()).broken).toMatch(sentence);
  });
});
