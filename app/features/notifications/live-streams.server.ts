import { LRUCache } from 'lru-cache';
import type { Actor } from '~/platform/actor';
import { onMissedEvents } from '~/platform/broadcast.server';
import { now } from '~/platform/clock';
import { onEvent } from '~/platform/events.server';
import { log } from '~/platform/log.server';
import { sql } from '~db/client';
import { liveTopicsOf } from './live-topics';

type Stream = {
  topics: ReadonlySet<string>;
  sessionId: string | null;
  address: string;
  say: (text: string) => void;
  end: () => void;
};

const streams = new Set<Stream>();
/** The newest event heard of each topic, for streams that open a little after their page was made. */
const recent = new LRUCache<string, number>({ max: 20_000 });
let newest = 0;
const mostPerAddress = 30;
const most = 5_000;
const checkEveryMs = 3_000;
const breathEveryMs = 25_000;

/** Who may listen to what has changed: a right taken away ends every stream that was opened with a session. */
const rightsChange = /^(role|delegation)\.|^person\.(suspended|suspension_lifted|erased)/;

/** The newest event this process has heard of: a page made now shows it, and hands it to its stream as `since`. */
export function newestHeard(): number {
  return newest;
}

/**
 * A stream of server-sent events that says when something of these topics has changed, never what: the page then fetches itself, with
 * the rights it has then. What happened after the event `since`, and before the stream was there, is said at once. Null when this address, or this process, has too many.
 */
export function liveStream(
  actor: Actor,
  topics: ReadonlySet<string>,
  since: number,
  address: string,
  signal: AbortSignal,
): ReadableStream<Uint8Array> | null {
  if (streams.size >= most || [...streams].filter((s) => s.address === address).length >= mostPerAddress) return null;
  const bytes = new TextEncoder();
  let stream: Stream | undefined;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const end = () => {
        if (!stream || !streams.delete(stream)) return;
        try {
          controller.close();
        } catch {
          // closed by the other side at the same moment
        }
      };
      const say = (text: string) => {
        // A reader that takes nothing would pile up memory here.
        if ((controller.desiredSize ?? 0) < -200) end();
        else controller.enqueue(bytes.encode(text));
      };
      stream = { topics, sessionId: actor.sessionId, address, say, end };
      streams.add(stream);
      signal.addEventListener('abort', end, { once: true });
      say('retry: 2000\n\n: open\n\n');
      if ([...topics].some((topic) => (recent.get(topic) ?? 0) > since)) say('data: {}\n\n');
    },
    cancel() {
      stream?.end();
    },
  });
}

/** Lets pages that listen to this topic fetch themselves anew, for something that is no event. */
export function tellStreams(topic: string): void {
  for (const stream of [...streams]) if (stream.topics.has(topic)) stream.say('data: {}\n\n');
}

/** Begins to pass events on to the open streams, and to end those whose session has ended. */
export function startLiveStreams(): () => void {
  const endMembers = () => {
    for (const stream of [...streams]) if (stream.sessionId) stream.end();
  };
  const stops = [
    onEvent((event) => {
      if (rightsChange.test(event.type)) endMembers();
      const topics = liveTopicsOf(event);
      newest = Math.max(newest, event.id);
      for (const topic of topics) recent.set(topic, Math.max(event.id, recent.get(topic) ?? 0));
      for (const stream of [...streams])
        if (topics.some((t) => stream.topics.has(t))) stream.say(`data: ${JSON.stringify({ type: event.type })}\n\n`);
    }),
    onMissedEvents(() => {
      for (const stream of [...streams]) stream.say('data: {}\n\n');
    }),
  ];
  const check = setInterval(() => void endClosedSessions(), checkEveryMs).unref();
  const breath = setInterval(() => {
    for (const stream of [...streams]) stream.say(': \n\n');
  }, breathEveryMs).unref();
  return () => {
    for (const stop of stops) stop();
    clearInterval(check);
    clearInterval(breath);
    for (const stream of [...streams]) stream.end();
  };
}

async function endClosedSessions(): Promise<void> {
  const ids = [...new Set([...streams].flatMap((s) => s.sessionId ?? []))];
  if (ids.length === 0) return;
  try {
    const open = new Set(
      (await sql<{ id: string }[]>`select id from sessions where id = any(${ids}) and expires_at > ${now()}`).map(
        (r) => r.id,
      ),
    );
    for (const stream of [...streams]) if (stream.sessionId && !open.has(stream.sessionId)) stream.end();
  } catch (error) {
    log.warn({ err: error }, 'sessions of live streams not checked');
  }
}
