import { eq } from 'drizzle-orm';
import { log } from '~/platform/log.server';
import { db } from '~db/client';
import { events } from '~db/schema';
import type { Reaction } from './reaction';

const reactions = Object.values(
  import.meta.glob<Reaction>('./*-reaction.server.ts', { eager: true, import: 'reaction' }),
);

/**
 * Runs everything that follows from one event. A reaction that fails keeps no other from running; the job is then tried again as
 * a whole, which those that went well do not notice.
 */
export async function react(eventId: number): Promise<void> {
  const [event] = await db.select().from(events).where(eq(events.id, eventId));
  if (!event) return;
  const failures: unknown[] = [];
  for (const reaction of reactions) {
    if (!reaction.types.test(event.type)) continue;
    try {
      await reaction.run(event);
    } catch (error) {
      log.error({ err: error, eventId, reaction: reaction.name }, 'reaction failed');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

export const jobs = {
  tasks: {
    react: async (payload: unknown) => react(Number((payload as { event?: unknown }).event)),
  },
};
