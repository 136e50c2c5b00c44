import { eq } from 'drizzle-orm';
import { log } from '~/platform/log.server';
import { db } from '~db/client';
import { events } from '~db/schema';
import type { Event, Reaction } from './reaction';

const reactions = Object.values(
  import.meta.glob<Reaction>('./*-reaction.server.ts', { eager: true, import: 'reaction' }),
);

/** Runs everything that follows from the event of this id. */
export async function react(eventId: number): Promise<void> {
  const [event] = await db.select().from(events).where(eq(events.id, eventId));
  if (event) await reactTo(event);
}

/**
 * Runs everything that follows from one event. A reaction that fails keeps no other from running; the job is then tried again as
 * a whole, which those that went well do not notice.
 */
async function reactTo(event: Event): Promise<void> {
  const failures: unknown[] = [];
  for (const reaction of reactions) {
    if (!reaction.types.test(event.type)) continue;
    try {
      await reaction.run(event);
    } catch (error) {
      log.error({ err: error, eventId: event.id, reaction: reaction.name }, 'reaction failed');
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}

/** What `flushEvents` gives a job: the event itself. Jobs of older versions name it only. */
type Payload = { event: number } & ({ type?: undefined } | (Omit<Event, 'id' | 'at'> & { at: string }));

export const jobs = {
  tasks: {
    react: async (payload: unknown) => {
      const { event: id, ...rest } = payload as Payload;
      await (rest.type === undefined ? react(Number(id)) : reactTo({ ...rest, id, at: new Date(rest.at) }));
    },
  },
};
