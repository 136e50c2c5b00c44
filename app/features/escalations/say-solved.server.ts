import type { Actor } from '~/platform/actor';
import { readSigned, signValue } from '~/platform/auth/signed-value.server';
import { days, now } from '~/platform/clock';
import { env } from '~/platform/env.server';
import { authorize, Conflict, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { loadActor } from '~/platform/load-actor.server';
import { transaction } from '~/platform/transaction.server';
import { db, type Tx } from '~db/client';
import { caseFeedback } from '~db/schema';
import { caseWords } from './case.words';
import { type CaseRow, findCase, lockCaseAndQuestion, openCaseOf } from './case-row.server';
import { isCaseAsker, isOpenState, reopenWithinDays } from './escalation.policy';
import { escalationWords } from './escalation.words';
import { lockMerged } from './merged-messages.server';
import { canBeReopened, reopenStep } from './reopen-escalation.server';
import { unmergeStep } from './unmerge-escalation.server';

const PURPOSE = 'case solved';

/**
 * The asker says whether the ending solved it. "No" takes the case up again, within 14 days of its end; one that was worked in another
 * goes on by itself. Saying it twice changes nothing more: a case that is open already stays as it is.
 */
export async function saySolved(actor: Actor, id: number, solved: boolean, at = now()): Promise<{ reopened: boolean }> {
  return transaction(actor, async (tx, me) => {
    const { row, ended, takeUp } = await endedCase(tx, me, id, at);
    authorize(isCaseAsker(me, row), caseWords.en.onlyAskerSolved);
    if (isOpenState(ended.state)) {
      if (solved || ended !== row) throw new Conflict(caseWords.en.notEnded, { state: ended.state }, 'open');
      return { reopened: true };
    }
    if (!canBeReopened(ended, at) || (!solved && (await openCaseOf(tx, row.questionId))))
      throw new Conflict(escalationWords.en.cannotReopen, { state: ended.state }, 'ended');
    const said = { solved, createdAt: at };
    await tx
      .insert(caseFeedback)
      .values({ escalationId: id, personId: me.personId, ...said })
      .onConflictDoUpdate({ target: [caseFeedback.escalationId, caseFeedback.personId], set: said });
    recordEvent(tx, {
      type: 'escalation.feedback_given',
      actor: me,
      questionId: row.questionId,
      escalationId: id,
      agencyId: row.agencyId,
      data: { solved },
      at,
    });
    if (!solved) await takeUp();
    return { reopened: !solved };
  });
}

type Ended = { row: CaseRow; ended: CaseRow; takeUp: () => Promise<CaseRow> };

/** The asker's own case, the one with which it ended, both locked, and how theirs goes on. */
async function endedCase(tx: Tx, me: Actor, id: number, at: Date): Promise<Ended> {
  if ((await findCase(tx, id))?.state === 'merged') {
    const { part, main, parent } = await lockMerged(tx, me, id);
    return { row: part.row, ended: main.row, takeUp: () => unmergeStep(tx, me, part, parent, at) };
  }
  const { row } = await lockCaseAndQuestion(tx, me, id);
  return { row, ended: row, takeUp: () => reopenStep(tx, me, row, at) };
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
