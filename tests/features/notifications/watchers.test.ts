import { and, asc, eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import { assignEscalation } from '~/features/escalations/assign-escalation.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { tendCase } from '~/features/escalations/tend-case.server';
import { watchEscalation } from '~/features/escalations/watch-escalation.server';
import { notify } from '~/features/notifications/notify.server';
import { type Actor, isPerson } from '~/platform/actor';
import { days, hours } from '~/platform/clock';
import { db } from '~db/client';
import { events, mails, notices, roleGrants } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, later, person, question, topic } from '../escalations/desk';

testDatabase();

let [asker, moderator, rep, watcher, leaver, lead]: Actor[] = [];
let caseId: number;
let questionId: number;

const idOf = (actor: Actor | undefined) => (actor && isPerson(actor) ? actor.personId : 0);

beforeAll(async () => {
  const works = await agency('works');
  const topicId = await topic('bulky', works);
  asker = await person('Ana');
  moderator = await person('Mo', 'moderator');
  rep = await person('Rosa', 'rep', works);
  watcher = await person('Wim', 'rep', works);
  leaver = await person('Lou', 'rep', works);
  lead = await person('Lena', 'lead', works);
  questionId = await question(asker, topicId, { title: 'The lantern is loose' });
  caseId = (await openEscalation(moderator, questionId, { reason: 'Please.' }, later(hours(1)))).id;
  for (const one of [watcher, leaver]) await watchEscalation(one, caseId, true, later(hours(1)));
});

async function toldTo(actor: Actor | undefined) {
  const all = await db.select().from(events).where(eq(events.questionId, questionId)).orderBy(asc(events.id));
  for (const event of all) await notify(event);
  const rows = await db
    .select({ kind: notices.kind })
    .from(notices)
    .where(and(eq(notices.personId, idOf(actor)), eq(notices.questionId, questionId)))
    .orderBy(asc(notices.eventId));
  return rows.map(({ kind }) => kind);
}

it('tells watchers who may still read the case, and whoever lost it, each once and by mail', async () => {
  if (!rep || !lead) throw new Error('Nobody came.');
  await claimEscalation(rep, caseId, later(hours(2)));
  await sendCaseMessage(rep, caseId, { audience: 'asker', body: 'A secret word: heliotrope.' }, later(hours(2)));
  await setCaseState(rep, caseId, { state: 'waiting_third_party' }, later(hours(3)));
  await setCaseState(rep, caseId, { state: 'claimed' }, later(hours(4)));
  // No longer of the desk.
  await db
    .update(roleGrants)
    .set({ endedAt: later(hours(1)) })
    .where(eq(roleGrants.personId, idOf(leaver)));
  await assignEscalation(lead, caseId, idOf(lead), later(hours(5)));
  await tendCase(caseId, later(days(3)));

  const heard = [
    'watched_claimed',
    'watched_message',
    'watched_waiting_third_party',
    'watched_resumed',
    'watched_claimed',
    'watched_queued',
  ];
  expect(await toldTo(watcher)).toEqual(heard);
  expect(await toldTo(watcher)).toEqual(heard);
  expect(await toldTo(leaver)).toEqual([]);
  expect(await toldTo(rep)).toEqual(['case_taken']);
  expect(await toldTo(lead)).toEqual(['case_reverted']);

  const sent = await db
    .select()
    .from(mails)
    .where(eq(mails.personId, idOf(watcher)));
  expect(sent).toHaveLength(heard.length);
  for (const mail of sent) {
    expect(mail.bodyText).toContain(`/staff/escalations/${caseId}`);
    expect(mail.bodyText).not.toContain('heliotrope');
  }
});
