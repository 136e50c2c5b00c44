import { eq, like, or } from 'drizzle-orm';
import type { Tx } from '~db/client';
import type { agencies, topics } from '~db/schema';

/** The first of `name`, `name-2`, `name-3` … that none in the table has. */
export async function freeSlug(tx: Tx, table: typeof agencies | typeof topics, name: string): Promise<string> {
  const base = name.slice(0, 60).replace(/-+$/, '');
  const rows = await tx
    .select({ slug: table.slug })
    .from(table)
    .where(or(eq(table.slug, base), like(table.slug, `${base}-%`)));
  const taken = new Set(rows.map(({ slug }) => slug));
  let free = base;
  for (let n = 2; taken.has(free); n += 1) free = `${base}-${n}`;
  return free;
}
