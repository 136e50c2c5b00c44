import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { listenForWriting, sayWriting, writersAt } from '~/features/escalations/writing-now.server';
import { mayListen } from '~/features/notifications/may-listen.server';
import type { Actor } from '~/platform/actor';
import { testDatabase } from '../../support/database';
import { agency, later, person, question, refusal, topic } from './desk';

testDatabase();

let rep: Actor;
let colleague: Actor;
let stranger: Actor;
let asker: Actor;
let caseId: number;
const changes: number[] = [];

beforeAll(async () => {
  const works = await agency('works');
  const topicId = await topic('bulky', works);
  rep = await person('Rosa', 'rep', works);
  colleague = await person('Dana', 'rep', works);
  stranger = await person('Walt', 'rep', await agency('water'));
  asker = await person('Ana');
  const moderator = await person('Mo', 'moderator');
  caseId = (await openEscalation(moderator, await question(asker, topicId), { reason: 'x' }, later(0))).id;
  await claimEscalation(rep, caseId, later(0));
  return listenForWriting((id) => changes.push(id));
});

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !holds(); tries++) await pause(20);
  expect(holds()).toBe(true);
}

it('who writes is seen by the others at the desk, told once, and gone when it has been sent; nothing is stored', async () => {
  await sayWriting(colleague, caseId, 'note');
  await until(() => writersAt(caseId, rep.personId ?? 0).length === 1);
  expect(writersAt(caseId, rep.personId ?? 0)).toEqual([{ personId: colleague.personId, name: 'Dana', what: 'note' }]);
  expect(writersAt(caseId, colleague.personId ?? 0)).toEqual([]);
  await sayWriting(colleague, caseId, 'note');
  await sayWriting(rep, caseId, 'reply');
  await until(() => writersAt(caseId, 0).length === 2);
  expect(changes).toEqual([caseId, caseId]);
  await sendCaseMessage(colleague, caseId, { audience: 'internal', body: 'Written.' });
  await until(() => writersAt(caseId, rep.personId ?? 0).length === 0);
});

it('only those of the desk say it and hear it', async () => {
  const none = await refusal(sayWriting(rep, 999_999, 'reply'));
  for (const actor of [stranger, asker]) {
    expect(await refusal(sayWriting(actor, caseId, 'reply'))).toEqual(none);
    expect(await mayListen(actor, `desk:${caseId}`)).toBe(false);
  }
  expect(await mayListen(colleague, `desk:${caseId}`)).toBe(true);
});
