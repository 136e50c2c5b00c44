import { sql } from '~db/client';
import { announce, type Heard } from './events.server';
import { log } from './log.server';

/** What is called when broadcasts may have been missed: whoever remembers anything must forget it and read anew. */
const forgetful = new Set<() => void>();

export function onMissedEvents(forget: () => void): () => void {
  forgetful.add(forget);
  return () => forgetful.delete(forget);
}

/**
 * Lets this process hear of what others commit. While the connection is away nothing is heard, so at every (re)connection all
 * that was remembered is forgotten.
 */
export async function listenForEvents(): Promise<() => Promise<void>> {
  const { unlisten } = await sql.listen(
    'events',
    (payload) => {
      const event = parse(payload);
      if (event) announce([event]);
    },
    () => {
      for (const forget of forgetful) forget();
    },
  );
  return async () => {
    await unlisten().catch(() => {});
  };
}

function parse(payload: string): Heard | null {
  try {
    return JSON.parse(payload) as Heard;
  } catch (error) {
    log.warn({ err: error }, 'unreadable broadcast');
    return null;
  }
}
