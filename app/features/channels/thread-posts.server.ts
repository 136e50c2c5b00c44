import { LRUCache } from 'lru-cache';
import { type Actor, isStaff, visitor } from '~/platform/actor';
import { clockOffset, now } from '~/platform/clock';
import {
  type ThreadAnswer,
  type ThreadComment,
  type ThreadQuestion,
  threadAnswers,
  threadComments,
} from './thread.queries.server';

export type ThreadPosts = { answers: ThreadAnswer[]; comments: ThreadComment[] };

/** Names and roles of authors change without an event of the thread's: no copy is older than this, whatever was not heard. */
const longestMs = 60_000;

type Held = {
  posts: Promise<ThreadPosts>;
  version: number;
  /** When one of them stops being official, by which they are ordered. */
  until: number;
  offset: number;
  bytes: number;
};

const held = new LRUCache<number, Held>({
  ttl: longestMs,
  maxSize: 64 * 1024 * 1024,
  sizeCalculation: ({ bytes }) => bytes,
});

/**
 * The posts of a thread this actor reads, its question just read by them. What a visitor would read, most readers read: that is read
 * once per version of the thread, and shared. Staff, people with something there that is not for all (`readsMore`), and further pages
 * read for themselves.
 */
export async function threadPosts(
  actor: Actor,
  { question: { id, visibility }, version, readsMore }: ThreadQuestion,
  after: { score: number; id: number } | null,
): Promise<ThreadPosts> {
  if (isStaff(actor) || readsMore || after || visibility !== 'public') return read(actor, id, after);
  const known = held.get(id);
  if (known && known.version >= version && known.until > now().getTime() && known.offset === clockOffset())
    return known.posts;
  const began = now();
  const posts = read(visitor, id, null);
  const fresh = { posts, version, until: Number.POSITIVE_INFINITY, offset: clockOffset(), bytes: 1_000 };
  held.set(id, fresh);
  posts.then(
    (found) => {
      if (held.peek(id) === fresh) held.set(id, { ...fresh, until: untilOf(found, began), bytes: bytesOf(found) });
    },
    () => held.delete(id),
  );
  return posts;
}

/** After changes that concern posts of any thread: a person's name, a role. */
export function forgetThreadPosts(): void {
  held.clear();
}

async function read(actor: Actor, id: number, after: { score: number; id: number } | null): Promise<ThreadPosts> {
  const [answers, comments] = await Promise.all([threadAnswers(actor, id, after), threadComments(actor, id)]);
  return { answers, comments };
}

/** The soonest end of an official answer after the reading began. */
function untilOf({ answers }: ThreadPosts, began: Date): number {
  const ends = answers.flatMap(({ verification: v }) => (v?.state === 'current' ? [v.validUntil.getTime()] : []));
  return Math.min(...ends.filter((end) => end > began.getTime()));
}

function bytesOf({ answers, comments }: ThreadPosts): number {
  return [...answers, ...comments].reduce((sum, { body }) => sum + 2 * body.length + 1_500, 1_000);
}
