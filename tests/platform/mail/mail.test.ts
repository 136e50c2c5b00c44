import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { minutes, now, setClockOffset } from '~/platform/clock';
import { forgetEnv } from '~/platform/env.server';
import { isMailShown } from '~/platform/mail/mail.queries.server';
import { mailBodies } from '~/platform/mail/mail-template';
import { type NewMail, queueMail } from '~/platform/mail/queue-mail.server';
import { closeMail, sendOneMail, sendQueuedMail, sendWaitingMail } from '~/platform/mail/send-mail.server';
import { db } from '~db/client';
import { testDatabase } from '../../support/database.ts';

const database = testDatabase();
type Got = { to: string[]; from: string; source: string };
let got: Got[] = [];
let refuse: ((to: string) => { code: number } | null) | null = null;
let server: SMTPServer;

const listen = (port = 0) =>
  new Promise<number>((resolve, reject) => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo({ address }, _session, done) {
        const no = refuse?.(address);
        done(no ? Object.assign(new Error('no'), { responseCode: no.code }) : null);
      },
      onData(stream, { envelope }, done) {
        let source = '';
        stream.on('data', (chunk: Buffer) => {
          source += chunk.toString();
        });
        stream.on('end', () => {
          got.push({
            to: envelope.rcptTo.map((r) => r.address),
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            source,
          });
          done();
        });
      },
    });
    server.on('error', reject);
    const socket = server.listen(port, '127.0.0.1', () => resolve((socket.address() as { port: number }).port));
  });
const close = () => new Promise<void>((resolve) => server.close(() => resolve()));

let port = 0;
let count = 0;
const mail = (more: Partial<NewMail> = {}): NewMail => {
  count += 1;
  return {
    to: `someone${count}@example.org`,
    kind: 'test',
    cause: `test:${count}`,
    lang: 'en',
    subject: 'A subject',
    paragraphs: ['First.', 'Second.'],
    ...more,
  };
};
const queue = (m: NewMail) => db.transaction((tx) => queueMail(tx, m));
const useServer = (url: string | undefined) => {
  process.env.SMTP_URL = url ?? '';
  forgetEnv();
};

beforeAll(async () => {
  port = await listen();
});
afterAll(async () => {
  closeMail();
  await close();
});
beforeEach(async () => {
  got = [];
  refuse = null;
  await database.owner`delete from mails`;
  useServer(`smtp://127.0.0.1:${port}`);
});
afterEach(() => {
  setClockOffset(0);
  useServer(undefined);
});

describe('the outbox', () => {
  test('sends a mail by SMTP, in both forms, with a Message-ID of its row, once', async () => {
    await queue(
      mail({ to: 'Ana@Example.org', name: 'Ana', button: { label: 'Open', url: 'http://localhost:3000/x' } }),
    );
    const [row] = await database.owner`select id from mails`;
    await Promise.all([1, 2, 3].map(() => sendQueuedMail({ mail: Number(row?.id) })));
    await sendWaitingMail();
    expect(got).toHaveLength(1);
    expect(got[0]?.to).toEqual(['Ana@example.org']);
    expect(got[0]?.from).toBe('no-reply@localhost.localdomain');
    expect(got[0]?.source).toContain(`Message-ID: <mail-${row?.id}@localhost.localdomain>`);
    expect(got[0]?.source).toMatch(/Content-Type: text\/plain[\s\S]*Hello Ana,[\s\S]*Content-Type: text\/html/);
    const [after] = await database.owner`select state, sent_at from mails`;
    expect(after).toMatchObject({ state: 'sent' });
    expect(after?.sent_at).not.toBeNull();
  });

  test('holds a mail only if the transaction commits, and one per cause', async () => {
    await expect(
      db.transaction(async (tx) => {
        await queueMail(tx, mail());
        throw new Error('undo');
      }),
    ).rejects.toThrow('undo');
    const same = mail();
    await Promise.all([1, 2, 3, 4].map(() => queue(same)));
    const rows = await database.owner`select id from mails`;
    expect(rows).toHaveLength(1);
  });

  test('loses nothing while the mail server is away, and counts no try', async () => {
    for (let i = 0; i < 5; i += 1) await queue(mail());
    closeMail();
    await close();
    expect(await sendOneMail()).toBe('unreachable');
    expect(await sendWaitingMail()).toBe(0);
    const [waiting] =
      await database.owner`select count(*)::int as n, max(attempts) as tries from mails where state = 'queued'`;
    expect(waiting).toMatchObject({ n: 5, tries: 0 });
    await listen(port);
    expect(await sendWaitingMail()).toBe(5);
    expect(got).toHaveLength(5);
  });

  test('does not let a refused mail hold up the others, tries again later and then gives up', async () => {
    refuse = (to) => (to.startsWith('grey') ? { code: 451 } : to.startsWith('gone') ? { code: 550 } : null);
    await queue(mail({ to: 'grey@example.org' }));
    await queue(mail({ to: 'gone@example.org' }));
    await queue(mail({ to: 'good@example.org' }));
    expect(await sendWaitingMail()).toBe(1);
    expect(got.map((m) => m.to[0])).toEqual(['good@example.org']);
    const states = await database.owner`select recipient, state, attempts from mails order by id`;
    expect(states).toEqual([
      { recipient: 'grey@example.org', state: 'queued', attempts: 1 },
      { recipient: 'gone@example.org', state: 'failed', attempts: 1 },
      { recipient: 'good@example.org', state: 'sent', attempts: 0 },
    ]);
    expect(await sendWaitingMail()).toBe(0);
    for (const after of [3, 9, 19, 33, 60]) {
      setClockOffset(minutes(after));
      await sendWaitingMail();
    }
    const [grey] = await database.owner`select state, attempts from mails where recipient = 'grey@example.org'`;
    expect(grey).toEqual({ state: 'failed', attempts: 5 });
  });

  test('keeps mail where no server is set', async () => {
    useServer(undefined);
    await queue(mail());
    const [row] = await database.owner`select state from mails`;
    expect(row?.state).toBe('kept');
    expect(await sendOneMail()).toBe('nothing');
  });

  test('no name, subject or address adds a header or a recipient', async () => {
    const evil = 'x\r\nBcc: victim@example.org\r\n\r\nbody';
    await queue(
      mail({
        name: evil,
        subject: evil,
        to: `a@example.org\r\nBcc: v@example.org`,
        unsubscribeUrl: 'http://localhost:3000/u\r\nX-Evil: 1',
      }),
    );
    await queue(mail({ name: evil, subject: evil, to: 'b@example.org, c@example.org' }));
    await queue(mail({ name: evil, subject: evil, to: 'good@example.org' }));
    await sendWaitingMail();
    for (const { source, to } of got) {
      const head = source.slice(0, source.indexOf('\r\n\r\n'));
      expect(head).not.toMatch(/^(Bcc|X-Evil):/im);
      expect(to).toHaveLength(1);
    }
    expect(got.map((m) => m.to[0])).toContain('good@example.org');
    expect(got.flatMap((m) => m.to)).not.toContain('v@example.org');
    expect(got.flatMap((m) => m.to)).not.toContain('c@example.org');
  });

  test('mail about what one follows can be ended by one click', async () => {
    await queue(mail({ unsubscribeUrl: 'http://localhost:3000/unsubscribe/abc' }));
    await sendWaitingMail();
    expect(got[0]?.source).toContain('List-Unsubscribe: <http://localhost:3000/unsubscribe/abc>');
    expect(got[0]?.source).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    expect(got[0]?.source).toContain('Auto-Submitted: auto-generated');
  });
});

test('a mail says the same in both forms and escapes what people wrote', () => {
  const bodies = mailBodies(
    { lang: 'es', subject: 'Hola', name: '<b>Joe</b>', paragraphs: ['Uno & dos'], quote: 'a\n<script>' },
    { name: 'Port Alder Answers', url: 'http://localhost:3000' },
  );
  expect(bodies.text).toContain('Hola, <b>Joe</b>:');
  expect(bodies.text).toContain('> a\n> <script>');
  expect(bodies.html).not.toMatch(/<b>Joe|<script>/);
  expect(bodies.html).toContain('Uno &#38; dos');
  expect(bodies.html).toContain('lang="es"');
  expect(now()).toBeInstanceOf(Date);
});

test.each([
  [true, { DATABASE_IS_EMBEDDED: '1', DEMO: '1' }],
  [false, { DATABASE_IS_EMBEDDED: '1', DEMO: '1', SMTP_URL: 'smtp://127.0.0.1:25' }],
  [false, { DATABASE_IS_EMBEDDED: '1', DEMO: '0' }],
  [false, { DATABASE_IS_EMBEDDED: '', DEMO: '1' }],
])('kept mail can be read by others: %s with %j', (shown, variables) => {
  const before = { DATABASE_IS_EMBEDDED: '', DEMO: '', SMTP_URL: '' };
  Object.assign(process.env, before, variables);
  forgetEnv();
  expect(isMailShown()).toBe(shown);
  Object.assign(process.env, before);
  forgetEnv();
});
