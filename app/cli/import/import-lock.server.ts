import type postgres from 'postgres';
import { sql } from '~db/client';
import { CommandError } from '../command-error';

const IMPORT_LOCK = 816_234_077;

/**
 * Runs one import at a time, and gives it a database session of its own for temporary tables. Behind a pooler that shares sessions between
 * transactions, imports need a direct connection.
 */
export async function withImportLock<T>(run: (session: postgres.ReservedSql) => Promise<T>): Promise<T> {
  const session = await sql.reserve();
  try {
    const [lock] = await session`select pg_try_advisory_lock(${IMPORT_LOCK}) as ours`;
    if (!lock?.ours) throw new CommandError('Another import is running; wait until it has ended.');
    await session`set statement_timeout = 0`;
    try {
      return await run(session);
    } finally {
      await session`discard temporary`;
      await session`reset statement_timeout`;
      await session`select pg_advisory_unlock(${IMPORT_LOCK})`;
    }
  } finally {
    session.release();
  }
}
