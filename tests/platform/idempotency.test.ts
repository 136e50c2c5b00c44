import { sql } from 'drizzle-orm';
import { expect, test, vi } from 'vitest';
import { person } from '../features/verification/official-desk.ts';
import { testDatabase } from '../support/database.ts';

testDatabase();

/** The modules as another process has them: with a queue of its own, so that only the database decides. */
async function process() {
  vi.resetModules();
  const { onlyOnce } = await import('~/platform/idempotency.server');
  const { transaction } = await import('~/platform/transaction.server');
  const { db } = await import('~db/client');
  return { onlyOnce, transaction, db };
}

test('two processes given the same key at once carry it out once, and both answer alike', async () => {
  const actor = await person('Ana');
  const [one, two] = [await process(), await process()];
  const request = { personId: actor.personId ?? 0, key: 'k', hash: 'h' };
  let runs = 0;
  const go = ({ onlyOnce, transaction }: typeof one) =>
    onlyOnce(request, () =>
      transaction(actor, async (tx) => {
        runs += 1;
        await tx.execute(sql`select pg_sleep(0.1)`);
        await tx.execute(sql`insert into settings (key, value) values (${`run ${runs}`}, '1')`);
        return { run: runs };
      }),
    );
  const done = await Promise.all([go(one), go(two), go(one), go(two)]);
  expect(runs).toBe(1);
  expect(done.map(({ value }) => value)).toEqual(Array(4).fill({ run: 1 }));
  expect(await one.db.execute(sql`select 1 from settings where key like 'run%'`)).toHaveLength(1);
});

test('what fails keeps no key, and does not take the key of what it runs besides', async () => {
  const actor = await person('Joe');
  const { onlyOnce, transaction, db } = await process();
  const request = { personId: actor.personId ?? 0, key: 'k', hash: 'h' };
  const failing = onlyOnce(request, async () => {
    await transaction(actor, () => Promise.reject(new Error('refused'))).catch(() => {});
    await transaction(actor, (tx) => tx.execute(sql`insert into settings (key, value) values ('draft', '1')`));
    throw new Error('refused');
  });
  await expect(failing).rejects.toThrow('refused');
  expect(await db.execute(sql`select 1 from settings where key = 'draft'`)).toHaveLength(1);
  expect(await db.execute(sql`select 1 from idempotency_keys where person_id = ${request.personId}`)).toHaveLength(0);
  const again = await onlyOnce(request, () => transaction(actor, async () => 'done'));
  expect(again).toEqual({ value: 'done', answer: null });
  await expect(onlyOnce({ ...request, hash: 'other' }, async () => 'x')).rejects.toMatchObject({ status: 422 });
});
