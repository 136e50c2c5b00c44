import { authorHandle, authorName } from '../import-authors.server';
import type { ImportedAuthor } from '../thread-draft';
import type { DumpSite } from './dump-site.server';

export type DumpUser = { id: string; name: string; created: Date | null };

/** Where a row of a dump came from; tables of posts, comments and people number their rows on their own. */
export const keyOf = (site: DumpSite, id: string) => `stackexchange:${site.key}:${id}`;

/** Everybody who wrote in a batch: by number, by the name a deleted account left behind, or nobody known. */
export class DumpAuthors {
  readonly #site: DumpSite;
  readonly #users: ReadonlyMap<string, DumpUser>;
  readonly #met = new Map<string, ImportedAuthor>();

  constructor(site: DumpSite, users: ReadonlyMap<string, DumpUser>) {
    this.#site = site;
    this.#users = users;
  }

  keyOf({ owner, owner_name }: { owner: string | null; owner_name: string }): string {
    const user = owner === null ? undefined : this.#users.get(owner);
    const given = authorName(user?.name || owner_name, '');
    const name = given || (owner === null ? 'Deleted user' : `user${owner}`);
    const ending = owner ?? (given ? `name:${given}` : 'deleted');
    const key = keyOf(this.#site, ending);
    const suffix = owner === null ? this.#site.key : `${this.#site.key}-${owner}`;
    const handle = authorHandle(name, suffix.replace(/[^a-z0-9]+/g, '-'));
    this.#met.set(key, { key, name, handle, createdAt: user?.created ?? null });
    return key;
  }

  all(): ImportedAuthor[] {
    return [...this.#met.values()];
  }
}
