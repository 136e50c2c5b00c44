import { z } from 'zod';
import { type Actor, isPerson } from '~/platform/actor';
import { NotFound } from '~/platform/errors';
import { onEvent } from '~/platform/events.server';
import { db, sql } from '~db/client';
import { findCase } from './case-row.server';
import { canSeeCase } from './escalation.policy';

/** What somebody at a case's page may be writing. */
export const writings = ['reply', 'note', 'answer'] as const;
export type Writing = (typeof writings)[number];
export type Writer = { personId: number; name: string; what: Writing };

/** So long after the last key somebody counts as writing; their page says so again more often than that. */
const LASTS_MS = 20_000;

const Said = z.object({ case: z.number(), person: z.number(), name: z.string(), what: z.enum(writings) });

/** By case: who is writing as far as this process has heard. It is kept nowhere else, and nothing of the text is in it. */
const writers = new Map<number, Map<number, Writer & { forget: NodeJS.Timeout }>>();

/** Tells everybody at the case's desk, in every process, that the actor is writing. Nothing is stored. */
export async function sayWriting(actor: Actor, caseId: number, what: Writing): Promise<void> {
  const row = await findCase(db, caseId);
  if (!row || !isPerson(actor) || !canSeeCase(actor, row)) throw new NotFound();
  const said: z.infer<typeof Said> = { case: caseId, person: actor.personId, name: actor.name, what };
  await sql`select pg_notify('writing', ${JSON.stringify(said)})`;
}

/** Who else is writing at this case now. */
export function writersAt(caseId: number, me: number): Writer[] {
  const found = [...(writers.get(caseId)?.values() ?? [])].filter((writer) => writer.personId !== me);
  return found.map(({ personId, name, what }) => ({ personId, name, what }));
}

/** Hears of it from now on, and calls `changed` with a case whenever who writes there is no longer the same. */
export async function listenForWriting(changed: (caseId: number) => void): Promise<() => Promise<void>> {
  const forget = (caseId: number, personId: number) => {
    const here = writers.get(caseId);
    const known = here?.get(personId);
    if (!here || !known) return;
    clearTimeout(known.forget);
    here.delete(personId);
    if (here.size === 0) writers.delete(caseId);
    changed(caseId);
  };
  const { unlisten } = await sql.listen('writing', (payload) => {
    const said = Said.safeParse(JSON.parse(payload));
    if (!said.success) return;
    const { case: caseId, person: personId, name, what } = said.data;
    const here = writers.get(caseId) ?? new Map();
    writers.set(caseId, here);
    const before = here.get(personId);
    clearTimeout(before?.forget);
    here.set(personId, {
      ...{ personId, name, what },
      forget: setTimeout(() => forget(caseId, personId), LASTS_MS).unref(),
    });
    if (before?.what !== what) changed(caseId);
  });
  // What was being written has been sent.
  const stop = onEvent(({ type, escalationId, actorId }) => {
    if (escalationId !== null && actorId !== null && /^escalation\.(message_sent|note_added|resolved)$/.test(type))
      forget(escalationId, actorId);
  });
  return async () => {
    stop();
    for (const here of writers.values()) for (const { forget: timer } of here.values()) clearTimeout(timer);
    writers.clear();
    await unlisten().catch(() => {});
  };
}
