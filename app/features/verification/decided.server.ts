import { eq } from 'drizzle-orm';
import { Conflict } from '~/platform/errors';
import type { Tx } from '~db/client';
import { people } from '~db/schema';
import type { Verification } from './load-verification.server';
import { verificationWords } from './verification.words';

const say = verificationWords.en;

/** What the loser of a race is told: who has decided, and what became of it. */
export async function alreadyDecided(tx: Tx, v: Verification | undefined): Promise<Conflict> {
  if (v?.state === 'superseded')
    return new Conflict(v.supersededById === null ? say.takenBack : say.confirmedSince, { state: v.state }, 'decided');
  const id = v && (v.withdrawnBy ?? v.approvedBy ?? (v.state === 'current' ? v.verifierId : null));
  const [by] = id == null ? [] : await tx.select({ name: people.name }).from(people).where(eq(people.id, id));
  const message = by ? say.decidedBy.replace('{{who}}', by.name) : say.decided;
  return new Conflict(message, { state: v?.state, by: by?.name ?? null }, 'decided');
}
