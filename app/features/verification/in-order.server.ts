import { sql } from 'drizzle-orm';
import { db, type Tx } from '~db/client';

/**
 * Has the planner walk an index in its order and stop when the page is full. Left alone it expects next to nothing to be official, or to
 * be covered by a verifier's delegations, and then reads and sorts all there is.
 */
export async function inOrder<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction(async (tx) => {
    // Planned once: with the order settled, planning anew for each reader only costs more than reading.
    await tx.execute(sql`select set_config('plan_cache_mode', 'force_generic_plan', true), set_config(name, 'off', true)
      from unnest(array['enable_seqscan','enable_hashjoin','enable_mergejoin','enable_sort','enable_bitmapscan','enable_material']) name`);
    return read(tx);
  });
}
