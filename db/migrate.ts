import { existsSync } from 'node:fs';
import path from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runDrizzleMigrations } from 'drizzle-orm/postgres-js/migrator';
import { runMigrations as runJobMigrations } from 'graphile-worker';
import postgres from 'postgres';
import { connectionOptions } from './connection-options.ts';
import { projectRoot } from './project-root.ts';

const EXTENSIONS = ['pg_trgm', 'unaccent', 'citext', 'btree_gin', 'pgcrypto'];
/** Any number that nothing else in the database locks: one migration at a time, however many processes start. */
const MIGRATION_LOCK = 7_236_151;

export interface MigrateOptions {
  /** The app's own role; it gets the rights the app needs, no more. */
  appUrl: string;
  /** The role that owns the schema. Default: the app's. */
  ownerUrl?: string | undefined;
}

/** Brings the schema up to date as its owner, grants the app's role its rights, and brings the job queue's tables up to date. */
export async function migrate({ appUrl, ownerUrl = appUrl }: MigrateOptions): Promise<void> {
  const owner = postgres(
    connectionOptions(ownerUrl, {
      max: 1,
      idle_timeout: 0,
      connection: { statement_timeout: 0, lock_timeout: 30_000 },
    }),
  );
  try {
    await owner`SELECT pg_advisory_lock(${MIGRATION_LOCK})`;
    const appRole = roleOf(appUrl);
    const separate = appRole !== roleOf(ownerUrl);
    if (await schemaIsBehind(owner)) {
      for (const name of EXTENSIONS) await owner`CREATE EXTENSION IF NOT EXISTS ${owner(name)}`;
      if (separate) await grantFutureRights(owner, appRole);
      await runDrizzleMigrations(drizzle(owner), { migrationsFolder: migrationsFolder() });
    }
    if (separate) await grantRights(owner, appRole);
    await migrateJobs(owner, appUrl, separate ? appRole : undefined);
  } finally {
    await owner.end({ timeout: 5 });
  }
}

function migrationsFolder(): string {
  return path.join(projectRoot(), 'db', 'migrations');
}

async function schemaIsBehind(owner: postgres.Sql): Promise<boolean> {
  if (!existsSync(path.join(migrationsFolder(), 'meta', '_journal.json'))) return false;
  const wanted = readMigrationFiles({ migrationsFolder: migrationsFolder() }).at(-1)?.folderMillis ?? 0;
  const [table] = await owner`SELECT to_regclass('drizzle.__drizzle_migrations') IS NOT NULL AS present`;
  if (!table?.present) return true;
  const [last] = await owner`SELECT max(created_at)::float8 AS at FROM drizzle.__drizzle_migrations`;
  return Number(last?.at ?? 0) < wanted;
}

/** Tables that later migrations make belong to the owner; the app's role may use them from the moment they exist. */
async function grantFutureRights(owner: postgres.Sql, role: string): Promise<void> {
  const app = owner(role);
  await owner`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${app}`;
  await owner`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT, UPDATE ON SEQUENCES TO ${app}`;
}

async function grantRights(owner: postgres.Sql, role: string): Promise<void> {
  const app = owner(role);
  await owner`GRANT USAGE ON SCHEMA public TO ${app}`;
  await owner`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app}`;
  await owner`GRANT USAGE, SELECT, UPDATE ON ALL SEQUENCES IN SCHEMA public TO ${app}`;
  const [schema] = await owner`SELECT to_regnamespace('drizzle') IS NOT NULL AS present`;
  if (schema?.present) {
    await owner`GRANT USAGE ON SCHEMA drizzle TO ${app}`;
    await owner`GRANT SELECT ON ALL TABLES IN SCHEMA drizzle TO ${app}`;
  }
  // Events are append-only: the role that serves requests cannot change or remove one.
  const [events] = await owner`SELECT to_regclass('public.events') IS NOT NULL AS present`;
  if (events?.present) await owner`REVOKE UPDATE, DELETE, TRUNCATE ON public.events FROM ${app}`;
}

/** The app's role owns the queue's schema (its tables have row-level security), so it may create it just this once. */
async function migrateJobs(owner: postgres.Sql, appUrl: string, role: string | undefined): Promise<void> {
  const [{ database } = { database: '' }] = await owner<{ database: string }[]>`SELECT current_database() AS database`;
  const [schema] = await owner`SELECT to_regnamespace('graphile_worker') IS NOT NULL AS present`;
  const mustCreate = role !== undefined && !schema?.present;
  if (mustCreate) await owner`GRANT CREATE ON DATABASE ${owner(database)} TO ${owner(role)}`;
  try {
    await runJobMigrations({ connectionString: appUrl, logger: undefined });
  } finally {
    if (mustCreate) await owner`REVOKE CREATE ON DATABASE ${owner(database)} FROM ${owner(role)}`;
  }
}

function roleOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
