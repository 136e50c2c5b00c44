import type { Actor } from '~/platform/actor';
import { system } from '~/platform/actor';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import type { Body } from '~/platform/markdown/body.server';
import type { Tx } from '~db/client';
import { findCase, openCaseOf } from './case-row.server';
import { changeCase, holderActs } from './change-case.server';
import { canSeeCase, isCaseAsker, isOpenState } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { assertHolder, forgetDrafts } from './hold-case.server';
import type { CheckedFile } from './keep-files.server';
import { type LockedCase, lockCases } from './merge-escalations.server';
import { workedIn } from './merged-cases.server';
import { canBeReopened } from './reopen-escalation.server';
import { unmergeStep } from './unmerge-escalation.server';
import { type SentMessage, writeMessage } from './write-case-message.server';

const say = escalationWords.en;

/**
 * The asker of a merged case writes: it stays with their own case, so that no other asker of the incident can read it, and is read by who
 * works the main one. When that has ended and could still be reopened, their own case goes on by itself.
 */
export async function writeFromMerged(
  tx: Tx,
  me: Actor,
  id: number,
  body: Body,
  files: readonly CheckedFile[],
  at: Date,
): Promise<SentMessage> {
  const { part, main, parent } = await lockMerged(tx, me, id);
  authorize(isCaseAsker(me, part.row), say.onlyAskerHere);
  if (isOpenState(main.row.state)) return writeMessage(tx, me, part.row, 'asker', body, files, at);
  if (!canBeReopened(main.row, at) || (await openCaseOf(tx, part.row.questionId)))
    throw new Conflict(say.endedAsk, { state: part.row.state }, 'ended');
  const own = await unmergeStep(tx, me, part, parent, at);
  return writeMessage(tx, me, own, 'asker', body, files, at);
}

/** Who holds the main case answers the asker of one that is worked in it. */
export async function answerMerged(
  tx: Tx,
  me: Actor,
  id: number,
  body: Body,
  files: readonly CheckedFile[],
  at: Date,
): Promise<SentMessage> {
  const { part, main } = await lockMerged(tx, system, id);
  if (!canSeeCase(me, main.row)) throw new NotFound();
  await assertHolder(tx, me, main.row);
  const message = await writeMessage(tx, me, part.row, 'staff', body, files, at);
  await forgetDrafts(tx, me.personId, id, ['asker']);
  await changeCase(tx, main.row, holderActs(at), at);
  return message;
}

/**
 * The merged case, the one it was merged into, and the one at the end of however many merges, locked in the order of all, for its asker and
 * its own desk. Everybody else is told that there is none.
 */
export async function lockMerged(
  tx: Tx,
  me: Actor,
  id: number,
): Promise<Record<'part' | 'parent' | 'main', LockedCase>> {
  const seen = await findCase(tx, id);
  if (!seen || !(me.kind === 'system' || isCaseAsker(me, seen) || canSeeCase(me, seen))) throw new NotFound();
  const ids = { part: id, parent: seen.mergedIntoId ?? id, main: (await workedIn(tx, seen)).id };
  const locked = await lockCases(tx, system, [...new Set(Object.values(ids))]);
  const [part, parent, main] = [locked.get(ids.part), locked.get(ids.parent), locked.get(ids.main)];
  // Taken out again at this very moment: the writer finds it standing by itself.
  if (!part || !parent || !main || part.row.state !== 'merged') throw new Conflict(say.partedNow, {}, 'parted');
  return { part, parent, main };
}
