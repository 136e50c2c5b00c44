import { randomBytes } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll } from 'vitest';
import { closeDatabase } from '~db/client';
import { connectionOptions } from '~db/connection-options';
import { withDatabase } from '~db/embedded/roles';

export interface TestDatabase {
  /** The schema's owner on this file's database: may do what the app's role may not (tamper with events, say). */
  owner: postgres.Sql;
  /** A new, empty copy in the place of the present one, for a test that must not see what others wrote. */
  renew(): Promise<void>;
}

/**
 * Gives the calling test file its own migrated, empty database and points DATABASE_URL at it. Call it once, at the top of the file
 * or of a describe; `db` of ~db/client then uses it.
 */
export function testDatabase(): TestDatabase {
  let name: string | undefined;
  let owner: postgres.Sql | undefined;

  const open = async () => {
    name = await cloneTemplate();
    process.env.DATABASE_URL = withDatabase(variable('TEST_APP_URL'), name);
    process.env.DATABASE_MIGRATE_URL = withDatabase(variable('TEST_OWNER_URL'), name);
    owner = postgres(connectionOptions(process.env.DATABASE_MIGRATE_URL, { max: 2 }));
  };
  const close = async () => {
    await owner?.end({ timeout: 2 });
    await closeDatabase();
    if (name) await asSuperuser((root) => root`DROP DATABASE IF EXISTS ${root(name ?? '')} WITH (FORCE)`);
  };
  beforeAll(open);
  afterAll(close);

  return {
    get owner() {
      if (!owner) throw new Error('The test database exists from beforeAll on.');
      return owner;
    },
    async renew() {
      await close();
      await open();
    },
  };
}

async function cloneTemplate(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = new URL(variable('TEST_APP_URL')).pathname.slice(1);
  const owner = decodeURIComponent(new URL(variable('TEST_OWNER_URL')).username);
  await asSuperuser(
    (root) => root`CREATE DATABASE ${root(name)} TEMPLATE ${root(template)} OWNER ${root(owner)} STRATEGY FILE_COPY`,
  );
  return name;
}

async function asSuperuser(run: (root: postgres.Sql) => Promise<unknown>): Promise<void> {
  const root = postgres(connectionOptions(withDatabase(variable('TEST_SUPERUSER_URL'), 'postgres'), { max: 1 }));
  try {
    await run(root);
  } finally {
    await root.end({ timeout: 2 });
  }
}

function variable(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run tests by vitest with tests/config/vitest.config.ts.`);
  return value;
}
