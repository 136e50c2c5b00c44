import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import { sql } from '~db/client';
import { log } from '../log.server';

const BEAT_EVERY_MS = 3_000;
/** A worker not heard of for this long is taken for dead. Should it come back, its jobs are somebody else's. */
const DEAD_AFTER = '15 seconds';

/**
 * Keeps this process's pool of workers (the queue's `locked_by`) known as alive, and gives back the jobs of those that are not: by itself the queue would wait four hours
 * for a worker that was killed.
 */
export function startHeartbeat(): { events: WorkerEvents; stop: () => Promise<void> } {
  const events = new EventEmitter() as WorkerEvents;
  const alive = new Set<string>();
  events.on('pool:create', ({ workerPool }) => alive.add(workerPool.id));
  events.on('pool:release', ({ workerPool }) => alive.delete(workerPool.id));
  const run = () => beat([...alive]).catch((error: unknown) => log.warn({ err: error }, 'no heartbeat'));
  const timer = setInterval(run, BEAT_EVERY_MS);
  return {
    events,
    async stop() {
      clearInterval(timer);
      await sql`delete from worker_heartbeats where worker_id = any(${[...alive]})`.catch(() => {});
    },
  };
}

/** Says that these are alive, and frees what dead workers hold. Gives how many those were. */
export async function beat(alive: readonly string[]): Promise<number> {
  await sql`
    insert into worker_heartbeats (worker_id, seen_at) select unnest(${[...alive]}::text[]), clock_timestamp()
    on conflict (worker_id) do update set seen_at = excluded.seen_at`;
  const [row] = await sql<{ dead: string[] }[]>`
    with dead as (
      select distinct locked_by as id from graphile_worker.jobs j
       where locked_by is not null and locked_at < clock_timestamp() - ${DEAD_AFTER}::interval
         and not exists (select 1 from worker_heartbeats h
                          where h.worker_id = j.locked_by and h.seen_at > clock_timestamp() - ${DEAD_AFTER}::interval))
    select coalesce(array_agg(id), '{}') as dead from dead`;
  const dead = row?.dead ?? [];
  if (dead.length > 0) {
    await sql`select graphile_worker.force_unlock_workers(${dead})`;
    log.warn({ workers: dead.length }, 'jobs of dead workers given back');
  }
  await sql`delete from worker_heartbeats where seen_at < clock_timestamp() - interval '1 hour'`;
  return dead.length;
}
