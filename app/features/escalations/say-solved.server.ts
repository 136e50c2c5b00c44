import type { Actor } from '~/platform/actor';
import { readSigned, signValue } from '~/platform/auth/signed-value.server';
import { days, now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { loadActor } from '~/platform/load-actor.server';
import { transaction } from '~/platform/transaction.server';
import { db } from '~db/client';
import { caseWords } from './case.words';
import { findCase, lockCaseAndQuestion, openCaseOf } from './case-row.server';
import { isCaseAsker, isOpenState, reopenWithinDays } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { keepFeedback } from './keep-feedback.server';
import { saySolvedOfMerged } from './merged-messages.server';
import { canBeReopened, reopenStep } from './reopen-escalation.server';

const PURPOSE = 'case solved';

/**
 * The asker says whether the ending solved it. "No" takes the case up again, within 14 days of its end. Saying it twice changes
 * nothing more: a case that is open already stays as it is.
 */
export async function saySolved(actor: Actor, id: number, solved: boolean, at = now()): Promise<{ reopened: boolean }> {
  return transaction(actor, async (tx, me) => {
    if ((await findCase(tx, id))?.state === 'merged') return saySolvedOfMerged(tx, me, id, solved, at);
    const { row } = await lockCaseAndQuestion(tx, me, id);
    authorize(isCaseAsker(me, row), caseWords.en.onlyAskerSolved);
    if (isOpenState(row.state)) {
      if (solved) throw new Conflict(caseWords.en.notEnded, { state: row.state }, 'open');
      return { reopened: true };
    }
    if (!canBeReopened(row, at) || (!solved && (await openCaseOf(tx, row.questionId))))
      throw new Conflict(escalationWords.en.cannotReopen, { state: row.state }, 'ended');
    await keepFeedback(tx, me, row, solved, at);
    if (!solved) await reopenStep(tx, me, row, at);
    return { reopened: !solved };
  });
}

/** The address in a mail under which its reader says so without logging in, as long as the case can be reopened. */
export async function solvedUrl(caseId: number, personId: number, endedAt: Date): Promise<string> {
  const until = new Date(endedAt.getTime() + days(reopenWithinDays));
  return `${env().publicUrl}/case/solved/${await signValue(PURPOSE, [caseId, personId], until)}`;
}

/** Whose word about which case such an address carries; null when it is none of ours or has had its time. */
export async function readSolvedToken(token: string | undefined): Promise<{ caseId: number; personId: number } | null> {
  const data = await readSigned(PURPOSE, token);
  if (!Array.isArray(data)) return null;
  const [caseId, personId] = data.map(Number);
  return caseId && personId ? { caseId, personId } : null;
}

/** Their word by such an address: with the rights its reader has now. */
export async function saySolvedByLink(token: string | undefined, solved: boolean): Promise<{ reopened: boolean }> {
  const read = await readSolvedToken(token);
  const reader = read && (await loadActor(db, read.personId, 'mail'));
  if (!reader) throw new NotFound();
  return saySolved(reader, read.caseId, solved);
}
