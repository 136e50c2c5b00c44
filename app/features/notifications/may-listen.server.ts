import { eq } from 'drizzle-orm';
import { getDirectory } from '~/features/directory/directory.server';
import { findCase } from '~/features/escalations/case-row.server';
import { canSeeCase, isCaseAsker } from '~/features/escalations/escalation.policy';
import { canSee } from '~/features/questions/question.policy';
import { type Actor, isModerator, isStaff, worksFor } from '~/platform/actor';
import { db } from '~db/client';
import { questions } from '~db/schema';

/** Its staff; moderators work at the triage desk, too. */
async function mayHearDesk(actor: Actor, agencyId: number): Promise<boolean> {
  if (worksFor(actor, agencyId)) return true;
  return isModerator(actor) && ((await getDirectory()).agency(agencyId)?.isTriage ?? false);
}

/** Whether the actor may hear that something of this topic (`question:12`, `case:3`, its staff side `desk:3`, `queue:1`, `queue:all`) has changed. */
export async function mayListen(actor: Actor, topic: string): Promise<boolean> {
  if (topic === 'alerts') return true;
  const [, kind, name] = /^(question|case|desk|queue):(all|[1-9]\d{0,14})$/.exec(topic) ?? [];
  if (!kind || !name) return false;
  if (kind === 'queue') return name === 'all' ? isStaff(actor) : mayHearDesk(actor, Number(name));
  if (name === 'all') return false;
  if (kind === 'case' || kind === 'desk') {
    const row = await db.transaction((tx) => findCase(tx, Number(name)), { accessMode: 'read only' });
    return row !== null && (canSeeCase(actor, row) || (kind === 'case' && isCaseAsker(actor, row)));
  }
  const [question] = await db
    .select({ askerId: questions.askerId, visibility: questions.visibility, closedAt: questions.closedAt })
    .from(questions)
    .where(eq(questions.id, Number(name)));
  return question !== undefined && canSee(actor, question);
}
