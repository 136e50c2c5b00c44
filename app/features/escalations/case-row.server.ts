import { and, desc, eq, inArray, sql } from 'drizzle-orm';
import { type LockedQuestion, lockQuestion } from '~/features/questions/load-question.server';
import { type Actor, system } from '~/platform/actor';
import { Conflict, NotFound } from '~/platform/errors';
import type { Database, Tx } from '~db/client';
import { agencies, escalations, questions } from '~db/schema';
import { type CaseFacts, canSeeCase, isCaseAsker, openStates } from './escalation.policy';
import { escalationWords } from './escalation.words';

const say = escalationWords.en;

export type EscalationRow = typeof escalations.$inferSelect;
export type CaseRow = EscalationRow & CaseFacts;

const triageId = sql<number | null>`(select id from ${agencies} where is_triage)`.mapWith(Number);

/** A case with what the rules need of its question, as it stands; nothing is locked. */
export async function findCase(tx: Database | Tx, id: number): Promise<CaseRow | null> {
  const [row] = await tx
    .select({ case: escalations, askerId: questions.askerId, triageAgencyId: triageId })
    .from(escalations)
    .innerJoin(questions, eq(questions.id, escalations.questionId))
    .where(eq(escalations.id, id));
  return row ? { ...row.case, askerId: row.askerId, triageAgencyId: row.triageAgencyId || null } : null;
}

/**
 * The case locked for this transaction, for people of its desk. Whoever is not gets NotFound, in the same words as for a case that
 * does not exist.
 */
export async function lockCase(tx: Tx, actor: Actor, id: number): Promise<CaseRow> {
  const row = await lockRow(tx, id);
  if (!row || (actor.kind !== 'system' && !canSeeCase(actor, row))) throw new NotFound();
  return row;
}

/** Case and question, both locked, question first as everywhere: for commands that change the thread too. */
export async function lockCaseAndQuestion(
  tx: Tx,
  actor: Actor,
  id: number,
): Promise<{ row: CaseRow; question: LockedQuestion }> {
  const seen = await findCase(tx, id);
  if (!seen || (actor.kind !== 'system' && !canSeeCase(actor, seen) && !isCaseAsker(actor, seen))) throw new NotFound();
  // As the system: staff of the case work on a question that is limited or hidden, too.
  const question = await lockQuestion(tx, system, seen.questionId);
  const row = await lockRow(tx, id);
  if (!row) throw new NotFound();
  return { row, question };
}

async function lockRow(tx: Tx, id: number): Promise<CaseRow | null> {
  const locked = await tx.select({ id: escalations.id }).from(escalations).where(eq(escalations.id, id)).for('update');
  return locked.length === 0 ? null : findCase(tx, id);
}

/** The question's open case, locked. */
export async function openCaseOf(tx: Tx, questionId: number): Promise<CaseRow | null> {
  const [open] = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(and(eq(escalations.questionId, questionId), inArray(escalations.state, [...openStates])))
    .for('update');
  return open ? findCase(tx, open.id) : null;
}

/** The question's last case, whatever became of it, locked. */
export async function lastCaseOf(tx: Tx, questionId: number): Promise<CaseRow | null> {
  const [last] = await tx
    .select({ id: escalations.id })
    .from(escalations)
    .where(eq(escalations.questionId, questionId))
    .orderBy(desc(escalations.id))
    .limit(1)
    .for('update');
  return last ? findCase(tx, last.id) : null;
}

/** What the loser of a race is told: who holds the case now. */
export async function heldBySomebodyElse(
  tx: Tx,
  row: Pick<EscalationRow, 'id' | 'assigneeId' | 'state'>,
): Promise<Conflict> {
  const name = await holderName(tx, row.assigneeId);
  return new Conflict(
    name === null ? say.notHeld : say.held.replace('{{holder}}', name),
    { holder: name, holderId: row.assigneeId, state: row.state },
    'held',
  );
}

async function holderName(tx: Tx, personId: number | null): Promise<string | null> {
  if (personId === null) return null;
  const [person] = await tx.execute(sql`select name from people where id = ${personId}`);
  return person ? String(person.name) : null;
}
