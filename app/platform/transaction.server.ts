import { db, type Tx } from '~db/client';
import type { Actor } from './actor';
import { announce, collectEvents, flushEvents } from './events.server';
import { claimKeyStep, keepValueStep } from './idempotency.server';
import { lockActor } from './load-actor.server';

/**
 * One command, one transaction. `run` gets the actor with the rights they have inside it (locked against change), so that
 * a policy check and the write it allows are one. Events recorded by `recordEvent(tx, …)` are written last; after the
 * commit this process hears of them before the caller goes on.
 */
export async function transaction<T>(actor: Actor, run: (tx: Tx, actor: Actor) => Promise<T>): Promise<T> {
  const [result, heard] = await db.transaction(async (tx) => {
    collectEvents(tx);
    const claimed = await claimKeyStep(tx);
    const value = await run(tx, await lockActor(tx, actor));
    if (claimed) await keepValueStep(tx, value);
    return [value, await flushEvents(tx)] as const;
  });
  announce(heard);
  return result;
}
