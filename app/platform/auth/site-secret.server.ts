import { sql } from '~db/client';
import { newSecret } from './hash-secret';

const KEY = 'site_secret';
let held: { database: string | undefined; secret: Promise<string> } | undefined;

/** The installation's own secret, drawn once and kept in its settings; signs cookies and links. The same in every process. */
export function siteSecret(): Promise<string> {
  const database = process.env.DATABASE_URL;
  if (held?.database !== database) {
    const secret = load();
    held = { database, secret };
    secret.catch(() => {
      held = undefined;
    });
  }
  return (held as { secret: Promise<string> }).secret;
}

/** By the plain client: this may be asked for inside a transaction, which must not wait for a second one of its own pool. */
async function load(): Promise<string> {
  await sql`insert into settings (key, value) values (${KEY}, to_jsonb(${newSecret()}::text)) on conflict (key) do nothing`;
  const [row] = await sql<{ value: string }[]>`select value from settings where key = ${KEY}`;
  return String(row?.value);
}
