import postgres from 'postgres';
import { connectionOptions } from '../connection-options.ts';
import { type Secrets, SUPERUSER } from './cluster.ts';

const DATABASE = 'answerhall';
const OWNER = 'answerhall_owner';
const APP = 'answerhall_app';

export interface EmbeddedUrls {
  /** The app's own role: reads and writes rows, cannot change events or the schema. */
  appUrl: string;
  /** The owner of the database and its schema: migrations. */
  ownerUrl: string;
  superuserUrl: string;
}

export function embeddedUrls(run: string, secrets: Secrets, database = DATABASE): EmbeddedUrls {
  const url = (role: string, password: string) =>
    `postgres://${role}:${password}@localhost/${database}?host=${encodeURIComponent(run)}`;
  return {
    appUrl: url(APP, secrets.app),
    ownerUrl: url(OWNER, secrets.owner),
    superuserUrl: url(SUPERUSER, secrets.superuser),
  };
}

/** The same connection to another database of the server. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/** Makes the database and its two roles if they are missing. */
export async function ensureRoles(run: string, secrets: Secrets): Promise<EmbeddedUrls> {
  const urls = embeddedUrls(run, secrets);
  const root = postgres(connectionOptions(withDatabase(urls.superuserUrl, 'postgres'), { max: 1 }));
  try {
    const [present] = await root`SELECT 1 FROM pg_database WHERE datname = ${DATABASE}`;
    if (present) return urls;
    for (const [role, password] of [
      [OWNER, secrets.owner],
      [APP, secrets.app],
    ] as const) {
      const [exists] = await root`SELECT 1 FROM pg_roles WHERE rolname = ${role}`;
      // CREATE ROLE takes no parameters; the generated secret holds letters, digits, - and _ alone.
      if (!exists) await root.unsafe(`CREATE ROLE ${role} LOGIN PASSWORD '${password}'`);
    }
    await root`CREATE DATABASE ${root(DATABASE)} OWNER ${root(OWNER)}`;
    return urls;
  } finally {
    await root.end({ timeout: 5 });
  }
}
