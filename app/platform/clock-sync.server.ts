import { sql } from '~db/client';
import { setClockOffset } from './clock.ts';
import { log } from './log.server.ts';

const SETTING = 'clock_offset';
const CHANNEL = 'clock';

/** The stored offset of the product's clock in milliseconds. */
export async function readClockOffset(): Promise<number> {
  const [row] = await sql<{ value: unknown }[]>`SELECT value FROM settings WHERE key = ${SETTING}`;
  const offset = Number(row?.value ?? 0);
  return Number.isSafeInteger(offset) ? offset : 0;
}

/** Moves the clock of every process; they hear of it at once. Demo only: the caller has checked that. */
export async function storeClockOffset(milliseconds: number): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`INSERT INTO settings (key, value) VALUES (${SETTING}, ${String(milliseconds)}::jsonb)
      ON CONFLICT (key) DO UPDATE SET value = excluded.value`;
    await tx`SELECT pg_notify(${CHANNEL}, '')`;
  });
}

/** Keeps this process's clock at the stored offset: read now, at every change, and again whenever the connection was lost. */
export async function followClock(): Promise<() => Promise<void>> {
  const read = () =>
    readClockOffset().then(setClockOffset, (error: unknown) => log.warn({ err: error }, 'clock offset not read'));
  await read();
  const { unlisten } = await sql.listen(
    CHANNEL,
    () => void read(),
    () => void read(),
  );
  return async () => {
    await unlisten().catch(() => {});
  };
}
