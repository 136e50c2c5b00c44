import { type ActorName, actorNames } from './world.ts';

/** What each actor must meet: `ok`, `in` (log in first), `go` (sent elsewhere), or a status. */
export type Expected = Record<ActorName, string>;

/** One word for each actor, in the order of `actorNames`. */
export function who(words: string): Expected {
  const each = words.trim().split(/\s+/);
  if (each.length !== actorNames.length) throw new Error(`One word for each of ${actorNames.join(', ')}: ${words}`);
  return Object.fromEntries(actorNames.map((name, n) => [name, each[n]])) as Expected;
}

/** These and nobody else: visitors are sent to log in, everybody else hears 403. */
export function only(...allowed: ActorName[]): Expected {
  const word = (name: ActorName) => (allowed.includes(name) ? 'ok' : name === 'anonymous' ? 'in' : '403');
  return Object.fromEntries(actorNames.map((name) => [name, word(name)])) as Expected;
}
