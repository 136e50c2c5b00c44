import postgres from 'postgres';
import { env, forgetEnv } from '~/platform/env.server';
import { connectionOptions } from '~db/connection-options';
import { startEmbedded } from '~db/embedded';
import { migrate } from '~db/migrate';
import { BootError } from './boot-error.ts';

const OLDEST_VERSION = 150_000;

export interface OpenDatabase {
  /** Where PostgreSQL keeps its files, if it is ours. */
  folder: string | undefined;
  /** Stops the embedded server if this process started it. */
  close(): Promise<void>;
}

/**
 * Makes the database ready for this process and, by the environment, for its children: starts the embedded one or reaches the given
 * one, and brings the schema up to date. Throws a sentence.
 */
export async function openDatabase(report: (line: string) => void, keepAlive = false): Promise<OpenDatabase> {
  if (env().databaseUrl) {
    await reach('DATABASE_URL', env().databaseUrl ?? '');
    if (env().databaseMigrateUrl) await reach('DATABASE_MIGRATE_URL', env().databaseMigrateUrl ?? '');
    await bringUpToDate();
    return { folder: undefined, close: async () => {} };
  }
  const database = await startEmbedded({ dataFolder: env().dataDir, keepAlive, report });
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    DATABASE_MIGRATE_URL: database.ownerUrl,
    DATABASE_IS_EMBEDDED: '1',
  });
  completeEnvironment();
  await bringUpToDate();
  return { folder: database.folder, close: () => database.stop() };
}

/** Writes the defaults that follow from others into the environment, for whoever reads a variable by itself. */
export function completeEnvironment(): void {
  forgetEnv();
  const { demo, publicUrl, port } = env();
  Object.assign(process.env, { DEMO: demo ? '1' : '0', PUBLIC_URL: publicUrl, PORT: String(port) });
}

async function bringUpToDate(): Promise<void> {
  const { databaseUrl = '', databaseMigrateUrl } = env();
  try {
    await migrate({ appUrl: databaseUrl, ownerUrl: databaseMigrateUrl });
  } catch (error) {
    if ((error as { code?: string }).code !== '42501' || databaseMigrateUrl) throw error;
    throw new BootError(
      'The role of DATABASE_URL may not change the schema, which is behind: set DATABASE_MIGRATE_URL to the role that owns it.',
    );
  }
}

async function reach(name: string, url: string): Promise<void> {
  const client = postgres(connectionOptions(url, { max: 1, connect_timeout: 5 }));
  try {
    const [row] = await client`SELECT current_setting('server_version_num')::int AS version`;
    if (Number(row?.version) < OLDEST_VERSION) {
      throw new BootError(
        `${name} leads to PostgreSQL ${Math.floor(Number(row?.version) / 10_000)}; Answerhall needs 15 or newer.`,
      );
    }
  } catch (error) {
    if (error instanceof BootError) throw error;
    const { hostname, port } = new URL(url);
    throw new BootError(`${name} cannot be used: ${reasonOf(error)} (${hostname || 'localhost'}:${port || '5432'}).`);
  } finally {
    await client.end({ timeout: 1 });
  }
}

function reasonOf(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string };
  if (code === 'ECONNREFUSED') return 'nothing listens there';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'there is no host of that name';
  if (code === 'CONNECT_TIMEOUT' || code === 'ETIMEDOUT') return 'the server does not answer';
  return message.split('\n')[0] || code || 'no connection';
}
