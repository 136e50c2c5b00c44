import { eq, sql } from 'drizzle-orm';
import { db } from '~db/client';
import { settings } from '~db/schema';
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

async function load(): Promise<string> {
  await db
    .insert(settings)
    .values({ key: KEY, value: sql`to_jsonb(${newSecret()}::text)` })
    .onConflictDoNothing();
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY));
  return String(row?.value);
}
