import type { Actor, Channel } from '~/platform/actor';
import { loadActor } from '~/platform/load-actor.server';
import { db } from '~db/client';
import type { Handle } from './content/types';

/** The city's people as actors. */
export class DemoPeople {
  readonly #ids: ReadonlyMap<Handle, number>;
  readonly #actors = new Map<string, Actor>();

  constructor(ids: ReadonlyMap<Handle, number>) {
    this.#ids = ids;
  }

  id(handle: Handle): number {
    const id = this.#ids.get(handle);
    if (id === undefined) throw new Error(`Nobody in the city is called ${handle}`);
    return id;
  }

  /** Commands read the rights anew in their transaction, so one actor a person is enough. */
  async actor(handle: Handle, channel: Channel = 'web'): Promise<Actor> {
    const key = `${handle} ${channel}`;
    const known = this.#actors.get(key) ?? (await loadActor(db, this.id(handle), channel));
    if (!known) throw new Error(`${handle} is not in the database`);
    this.#actors.set(key, known);
    return known;
  }
}
