import { sql } from 'drizzle-orm';
import { tendCase } from '~/features/escalations/tend-case.server';
import { setClockOffset } from '~/platform/clock';
import { MarkdownTooComplex } from '~/platform/markdown/render.server';
import { db } from '~db/client';
import { type Act, ranks, type Stage } from './act';
import type { Thread } from './content/types';
import type { DemoPeople } from './demo-people';
import type { Moments } from './moments';
import { planThread } from './plan-thread';
import { PlayedThread } from './played-thread';

const NEVER = new Date(8.64e15);
/** A machine that is busy starting may take longer over a text than a visitor would be allowed. */
const ATTEMPTS = 5;

/** Called after each act with how many are done. */
export type AfterAct = (done: number, total: number, title: string) => Promise<void>;

/**
 * Lets everything happen that the threads tell of, one after the other, each at its moment by the product's clock. In between,
 * cases are tended when their time comes, as the sweep would have done.
 */
export async function play(
  threads: readonly Thread[],
  people: DemoPeople,
  moments: Moments,
  afterAct: AfterAct,
): Promise<ReadonlyMap<string, PlayedThread>> {
  const played = new Map(threads.map((thread) => [thread.key, new PlayedThread(thread)]));
  const acts = [...played.values()].flatMap((thread) =>
    planThread(thread.content, moments)
      .filter((act) => act.at <= moments.loadedAt)
      .map((act) => ({ act, stage: { people, thread, threads: played } })),
  );
  acts.sort((a, b) => a.act.at.getTime() - b.act.at.getTime() || ranks.indexOf(a.act.rank) - ranks.indexOf(b.act.rank));
  let wake = NEVER;
  for (const [n, { act, stage }] of acts.entries()) {
    if (wake <= act.at) await tendUntil(act.at, played);
    setClock(act.at);
    await perform(act, stage);
    // Only what is done with cases changes when they want to be looked after.
    if (act.rank === 'case' || wake <= act.at) wake = await nextWake(played);
    await afterAct(n + 1, acts.length, stage.thread.content.title);
  }
  await tendUntil(moments.loadedAt, played);
  return played;
}

/** Sets the product's clock to a moment; it goes on from there. */
export function setClock(at: Date): void {
  setClockOffset(at.getTime() - Date.now());
}

async function perform(act: Act, stage: Stage): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await act.run(stage, act.at);
      return;
    } catch (error) {
      if (error instanceof MarkdownTooComplex && attempt < ATTEMPTS) continue;
      const what = `${stage.thread.content.key}: ${act.rank} at ${act.at.toISOString()}`;
      throw new Error(`The demo city came to a halt at ${what}`, { cause: error });
    }
  }
}

/** What time alone does to cases up to a moment. A case that people of the story still work on keeps its holder. */
async function tendUntil(until: Date, played: ReadonlyMap<string, PlayedThread>): Promise<void> {
  for (;;) {
    const due = await wakes(played);
    const first = due[0];
    if (!first || first.at > until) return;
    setClock(first.at);
    await tendCase(first.id, first.at);
  }
}

const nextWake = async (played: ReadonlyMap<string, PlayedThread>) => (await wakes(played))[0]?.at ?? NEVER;

/** The case that wants to be looked after first. */
async function wakes(played: ReadonlyMap<string, PlayedThread>): Promise<{ id: number; at: Date }[]> {
  const busy = [...played.values()].filter((thread) => thread.isAsked && thread.stepsLeft > 0);
  const ids = busy.map((thread) => thread.questionId).join(',');
  const rows = await db.execute<{ id: string; at: string }>(sql`
    select id, wake_at as at from escalations
    where wake_at is not null and (state = 'queued' or question_id <> all (string_to_array(${ids}, ',')::bigint[]))
    order by wake_at, id limit 1`);
  return rows.map(({ id, at }) => ({ id: Number(id), at: new Date(at) }));
}
