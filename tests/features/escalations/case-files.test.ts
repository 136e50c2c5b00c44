import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { caseFile } from '~/features/escalations/case-file.queries.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { type Actor, visitor } from '~/platform/actor';
import { forgetEnv } from '~/platform/env.server';
import { db } from '~db/client';
import { caseFiles, escalationMessages, escalationNotes } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, hours, later, person, question, refusal, topic } from './desk';

testDatabase();

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const pdf = Buffer.from('%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);

let asker: Actor;
let rep: Actor;
let colleague: Actor;
let stranger: Actor;
let moderator: Actor;
let caseId: number;

beforeAll(async () => {
  const works = await agency('works');
  const topicId = await topic('bulky', works);
  asker = await person('Ana');
  rep = await person('Rosa', 'rep', works);
  colleague = await person('Carl', 'rep', works);
  stranger = await person('Walt', 'rep', await agency('water'));
  moderator = await person('Mo', 'moderator');
  caseId = (await openEscalation(moderator, await question(asker, topicId), { reason: 'x' }, later(hours(1)))).id;
  await claimEscalation(rep, caseId, later(hours(1)));
});

afterEach(() => {
  delete process.env.VIRUS_SCAN;
  forgetEnv();
});

const scanWith = (command: string) => {
  process.env.VIRUS_SCAN = command;
  forgetEnv();
};
const filesOf = () => db.select().from(caseFiles).orderBy(caseFiles.id);

describe('an attached file', () => {
  it('comes with the asker’s message and opens for them and the desk, for nobody else, whose answer is as for none', async () => {
    await sendAskerMessage(asker, caseId, { body: 'See.', files: [{ name: 'C:\\my\\phöto.PNG', bytes: png }] });
    const [file] = await filesOf();
    expect(file).toMatchObject({ name: 'phöto.png', mediaType: 'image/png', size: png.length, scanned: false });
    const id = file?.id ?? 0;
    for (const actor of [asker, rep, colleague]) expect((await caseFile(actor, id)).bytes.equals(png)).toBe(true);
    const none = await refusal(caseFile(rep, 999_999));
    for (const actor of [stranger, moderator, visitor, await person('Max')])
      expect(await refusal(caseFile(actor, id))).toEqual(none);
  });

  it('on a note is the desk’s alone', async () => {
    await sendCaseMessage(colleague, caseId, {
      audience: 'internal',
      body: 'Plan.',
      files: [{ name: 'plan', bytes: pdf }],
    });
    const file = (await filesOf()).at(-1);
    expect(file).toMatchObject({ name: 'plan.pdf', messageId: null });
    expect((await caseFile(rep, file?.id ?? 0)).mediaType).toBe('application/pdf');
    expect(await refusal(caseFile(asker, file?.id ?? 0))).toMatchObject({ status: 404 });
  });

  it('is taken for what it holds, not for what it is called; what is refused leaves no message behind', async () => {
    const before = [await db.$count(escalationMessages), await db.$count(escalationNotes), (await filesOf()).length];
    for (const [name, bytes] of [
      ['letter.pdf', exe],
      ['page.svg', Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>')],
      ['empty.txt', Buffer.alloc(0)],
      ['broken.txt', Buffer.from([0xff, 0xfe, 0x00])],
    ] as const)
      expect(await refusal(sendAskerMessage(asker, caseId, { body: 'See.', files: [{ name, bytes }] }))).toMatchObject({
        status: 422,
        fields: { files: expect.stringContaining(name) },
      });
    expect([await db.$count(escalationMessages), await db.$count(escalationNotes), (await filesOf()).length]).toEqual(
      before,
    );
    await sendAskerMessage(asker, caseId, {
      body: 'Markup is a text.',
      files: [{ name: '../../x\u202Egnp.html', bytes: Buffer.from('<script>alert(1)</script>') }],
    });
    expect((await filesOf()).at(-1)).toMatchObject({ name: 'xgnp.html.txt', mediaType: 'text/plain' });
  });

  it('goes through the scanner, whose exit code decides', async () => {
    const send = () => sendAskerMessage(asker, caseId, { body: 'See.', files: [{ name: 'a.pdf', bytes: pdf }] });
    const before = (await filesOf()).length;
    scanWith('grep -q PDF && exit 1');
    expect(await refusal(send())).toMatchObject({
      status: 422,
      fields: { files: '“a.pdf” has a virus in it and was not kept.' },
    });
    scanWith('exit 2');
    expect(await refusal(send())).toMatchObject({ status: 503 });
    scanWith('/nowhere/scanner');
    expect(await refusal(send())).toMatchObject({ status: 503 });
    expect((await filesOf()).length).toBe(before);
    scanWith('cat > /dev/null');
    await send();
    expect((await filesOf()).at(-1)).toMatchObject({ name: 'a.pdf', scanned: true });
  });

  it('of somebody who has no business here is not even looked at', async () => {
    scanWith('exit 2');
    const files = [{ name: 'a.pdf', bytes: pdf }];
    expect(await refusal(sendCaseMessage(stranger, caseId, { audience: 'internal', body: 'x', files }))).toMatchObject({
      status: 404,
    });
  });

  it('goes with its message', async () => {
    const [message] = await db.select().from(escalationMessages).limit(1);
    await db.delete(escalationMessages).where(eq(escalationMessages.id, message?.id ?? 0));
    expect((await filesOf()).some((file) => file.messageId === message?.id)).toBe(false);
  });
});
