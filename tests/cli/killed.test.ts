import { setTimeout as pause } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyChain } from '~/cli/audit/verify-chain.server';
import { sql } from '~db/client';
import { ensureBuilt } from '../../app/cli/prepare.mjs';
import { agency, days, delegate, person, question, topic } from '../features/escalations/desk.ts';
import { tokenOf } from '../routes/api/caller.ts';
import { testDatabase } from '../support/database.ts';
import { freePort, newDataFolder, type Product, startProduct, untilReady } from '../support/product.ts';

/** How long the web process and the worker are killed again and again; SOAK_SECONDS=120 for a long look. */
const SECONDS = Number(process.env.SOAK_SECONDS ?? 10);
const WRITERS = 4;
/** Questions that nobody has answered for two days: the worker's sweeps open their cases, and the desk works off what it can. */
const DUE = 5 * SECONDS;

testDatabase();
const data = newDataFolder();
const mailIds = new Map<string, number>();
const running = new Map<'web' | 'worker', Product>();
let smtp: SMTPServer;
let variables: Record<string, string>;
let port = 0;

beforeAll(async () => {
  ensureBuilt();
  port = await freePort();
  variables = {
    DATABASE_URL: process.env.DATABASE_URL ?? '',
    DATABASE_MIGRATE_URL: process.env.DATABASE_MIGRATE_URL ?? '',
    DATA_DIR: data.folder,
    LIMITS: 'off',
    SMTP_URL: `smtp://127.0.0.1:${await mailServer()}`,
  };
}, 180_000);

afterAll(async () => {
  for (const product of running.values()) product.kill('SIGKILL');
  await Promise.all([...running.values()].map(({ ended }) => ended));
  await new Promise<void>((resolve) => smtp.close(() => resolve()));
  data.remove();
});

test(
  'web and worker killed again and again under load: nothing is lost, nothing is there twice',
  async () => {
    const asker = await person('Asker');
    const follower = await person('Follower');
    const works = await agency('works', true);
    const topicId = await topic('lamps', works);
    const ours = await question(asker, topicId);
    const createdAt = new Date(Date.now() - days(2));
    const due: number[] = [];
    for (let n = 0; n < DUE; n++) due.push(await question(asker, topicId, { createdAt, updatedAt: createdAt }));
    const desk = [await person('Mo', 'moderator'), await delegate(await person('Rosa', 'rep', works), works)];
    const [opener = '', worker = ''] = await Promise.all(desk.map(tokenOf));
    for (const { personId } of [asker, follower])
      await sql`insert into follows (question_id, person_id, created_at) values (${ours}, ${personId}, now())`;
    const writers = await Promise.all(Array.from({ length: WRITERS }, (_, n) => person(`Writer ${n}`)));
    const tokens = await Promise.all(writers.map(tokenOf));

    await Promise.all([start('web'), start('worker')]);
    const end = performance.now() + SECONDS * 1_000;
    const [killed, resolved, , ...acknowledged] = await Promise.all([
      Promise.all([killUntil(end, 'web'), killUntil(end, 'worker')]),
      workOff(due, opener, worker, end),
      sweepUntil(end),
      ...tokens.map((token, n) => write(token, n, ours, end)),
    ]);
    expect(Math.min(...killed)).toBeGreaterThan(0);
    const told = acknowledged.flat();
    expect(told.length).toBeGreaterThanOrEqual(WRITERS);
    await settled();
    await deskHolds(due, resolved);

    const kept = await sql<{ id: number; text: string }[]>`
    select a.id::float8 as id, r.body_markdown as text from answers a join answer_revisions r on r.id = a.revision_id
     where a.question_id = ${ours} order by a.id`;
    expect(kept.map(({ id, text }) => `${id} ${text}`).sort()).toEqual(told.sort());
    const [{ events, notices, mails } = {}] = await sql<Record<string, number>[]>`
    with posted as (select id from events where type = 'answer.posted' and question_id = ${ours})
    select (select count(*)::float8 from posted) as events,
      (select count(*)::float8 from notices where event_id in (select id from posted)) as notices,
      (select count(*)::float8 from mails where cause in (select 'event:' || id from posted) and state = 'sent') as mails`;
    expect({ events, notices, mails }).toEqual({
      events: kept.length,
      notices: 2 * kept.length,
      mails: 2 * kept.length,
    });
    // A copy that was on its way when its sender was killed carries the number of the first, and a mail program drops it.
    // The sweeps write mail of their own, once a minute.
    const sent = await sql<{ id: string }[]>`select id from mails where state = 'sent'`;
    expect([...mailIds.keys()].map((id) => /^<mail-(\d+)@/.exec(id)?.[1]).sort()).toEqual(
      sent.map(({ id }) => id).sort(),
    );
    expect((await verifyChain()).broken).toBeUndefined();
  },
  180_000 + 3_000 * SECONDS,
);

async function start(as: 'web' | 'worker'): Promise<void> {
  const product = await startProduct({ ...variables, PROCESS: as, PORT: String(port) });
  running.set(as, product);
  await untilReady(product);
}

/** Kills this process whenever it has just begun to work; gives how often. */
async function killUntil(end: number, as: 'web' | 'worker'): Promise<number> {
  let times = 0;
  while (performance.now() < end) {
    await pause(1_000 + Math.random() * 2_000);
    running.get(as)?.kill('SIGKILL');
    await running.get(as)?.ended;
    times += 1;
    await start(as);
  }
  return times;
}

/** Posts answers one after the other, each until it is acknowledged, under one key. */
async function write(token: string, n: number, at: number, end: number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (let turn = 0; performance.now() < end; turn++) {
    const body = `Answer ${turn} of writer ${n}.`;
    acknowledged.push(`${await post(token, at, body, `${n}-${turn}`)} ${body}`);
  }
  return acknowledged;
}

const post = (token: string, at: number, body: string, key: string) =>
  call(token, `/questions/${at}/answers`, { body }, key);

/** Asks under this key until it is done; gives the number of what it made. */
async function call(token: string, path: string, body: object, key: string): Promise<number> {
  for (;;) {
    const answered = await fetch(`http://localhost:${port}/api/v1${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', 'Idempotency-Key': key },
      body: JSON.stringify(body),
    }).catch(() => null);
    const said = answered && (await answered.text().catch(() => null));
    if (answered?.ok && said) return (JSON.parse(said) as { id: number }).id;
    // Nobody there, cut off, or not ready; the first try under this key may still be going on (409).
    if (answered && ![200, 201, 409, 503].includes(answered.status)) throw new Error(`${answered.status} ${said}`);
    await pause(100);
  }
}

/** Takes case after case from the first word to the last, each step until it is acknowledged; gives the questions that are done. */
async function workOff(due: readonly number[], opener: string, worker: string, end: number): Promise<number[]> {
  const done: number[] = [];
  for (const questionId of due) {
    if (performance.now() > end) break;
    const step = (token: string, path: string, body: object) => call(token, path, body, `${questionId}:${path}`);
    const id = await step(opener, `/questions/${questionId}/escalation`, { reason: 'Please help.' });
    await step(worker, `/escalations/${id}/claim`, {});
    await step(worker, `/escalations/${id}/messages`, { audience: 'asker', body: 'We look into it.' });
    await step(worker, `/escalations/${id}/resolution`, { reason: 'personal', note: 'We have called you.' });
    done.push(questionId);
  }
  return done;
}

/** Sweeps oftener than every minute, so that some are cut off. */
async function sweepUntil(end: number): Promise<void> {
  while (performance.now() < end) {
    await sql`select graphile_worker.add_job('sweep-escalations')`;
    await pause(700);
  }
}

/** Each question has its one case, of which everything happened once and was mailed once; what was acknowledged is there. */
async function deskHolds(due: readonly number[], resolved: readonly number[]): Promise<void> {
  const [held] = await sql<Record<string, number>[]>`
    with own as (select * from events where question_id = any(${due}) and type like 'escalation.%'),
      told as (select id from own where type in ('escalation.opened', 'escalation.message_sent', 'escalation.resolved'))
    select (select count(*)::int from escalations where question_id = any(${due})) as cases,
      (select count(distinct question_id)::int from escalations where question_id = any(${due})) as questions,
      (select count(*)::int from (select 1 from own group by question_id, type having count(*) > 1) twice) as twice,
      (select count(*)::int from told) as told,
      (select count(*)::int from mails where cause in (select 'event:' || id from told) and state = 'sent') as mails,
      (select count(*)::int from escalations where question_id = any(${resolved}) and state = 'resolved') as resolved`;
  const cases = due.length;
  expect(held).toMatchObject({ cases, questions: cases, twice: 0, resolved: resolved.length, mails: held?.told });
  expect(resolved.length).toBeGreaterThan(0);
  expect(held?.told).toBeGreaterThanOrEqual(cases + 2 * resolved.length);
}

/** No job is left, not even one that a killed worker had taken, and nothing is due. */
async function settled(): Promise<void> {
  await sql`select graphile_worker.add_job('sweep-escalations')`;
  for (let tries = 0; tries < 600; tries++) {
    const [row] = await sql<{ left: number }[]>`
      select count(*)::float8 as left from graphile_worker.jobs where task_identifier in ('react', 'send_mail', 'sweep-escalations')`;
    const [mail] = await sql<{ left: number }[]>`select count(*)::float8 as left from mails where state = 'queued'`;
    const [watch] = await sql<
      { left: number }[]
    >`select count(*)::float8 as left from escalation_watches where due_at <= now()`;
    if (row?.left === 0 && mail?.left === 0 && watch?.left === 0) return;
    await pause(200);
  }
  throw new Error(
    `Left: ${JSON.stringify(await sql`select task_identifier, attempts, last_error, locked_by from graphile_worker.jobs limit 5`)}`,
  );
}

async function mailServer(): Promise<number> {
  smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let source = '';
      stream.on('data', (chunk: Buffer) => {
        source += chunk.toString();
      });
      stream.on('end', () => {
        // Whatever came without its head is missing from the comparison below, and fails it.
        const id = /^message-id: (\S+)/im.exec(source)?.[1];
        if (id) mailIds.set(id, (mailIds.get(id) ?? 0) + 1);
        done();
      });
    },
  });
  smtp.on('error', () => {});
  return new Promise((resolve) => {
    const socket = smtp.listen(0, '127.0.0.1', () => resolve((socket.address() as { port: number }).port));
  });
}
