import { codePrefixOf, nameKey } from '~/features/directory/name-key';
import { now } from '~/platform/clock';
import { slugOf } from '~/platform/text/slug';
import type { Database } from '~db/client';
import { agencies, topics } from '~db/schema';
import { type ImportEvent, writeImportEvents } from './import-events.server';

export type ImportTopic = { id: number; agencyId: number };
export type ImportAgency = { id: number; slug: string; codePrefix: string; jurisdiction: string };

/** Where a new thread goes: a topic that is there, or names under which agency (null: the triage desk) and topic are found or made. */
export type DraftPlace = { known: ImportTopic; agency: ImportAgency } | { agency: string | null; topic: string };
export type Place = { topic: ImportTopic; agency: ImportAgency };

const NO_DESK = 'Imported questions';

/** Agencies and topics by their case-folded names. Knows all that are there, and makes those that are missing, a batch at a time. */
export class ImportDirectory {
  readonly #db: Database;
  readonly #agencies = new Map<string, ImportAgency>();
  readonly #topics = new Map<string, ImportTopic>();
  readonly #slugs = { agencies: new Set<string>(), topics: new Set<string>() };
  #desk = NO_DESK;
  #loaded = false;

  constructor(db: Database) {
    this.#db = db;
  }

  /** The places in order. */
  async places(wanted: readonly DraftPlace[]): Promise<Place[]> {
    if (!this.#loaded) await this.#load();
    const named = wanted.flatMap((place) => ('known' in place ? [] : { ...place, agency: place.agency ?? this.#desk }));
    const events = [
      ...(await this.#makeAgencies(named.map(({ agency }) => agency))),
      ...(await this.#makeTopics(named.map(({ agency, topic }) => ({ agency: this.#agency(agency), name: topic })))),
    ];
    await writeImportEvents(this.#db, events);
    return wanted.map((place) => {
      if ('known' in place) return { topic: place.known, agency: place.agency };
      const agency = this.#agency(place.agency ?? this.#desk);
      return { agency, topic: this.#need(this.#topics.get(topicKey(agency, place.topic))) };
    });
  }

  async #load(): Promise<void> {
    const known = await this.#db
      .select({ ...agencyFields, key: agencies.nameKey, name: agencies.name, isTriage: agencies.isTriage })
      .from(agencies);
    for (const { key, name, isTriage, ...agency } of known) {
      this.#agencies.set(key, agency);
      this.#slugs.agencies.add(agency.slug);
      // Found by its key, which stays the same when somebody changes the name.
      if (isTriage) this.#agencies.set(nameKey(name), agency);
      if (isTriage) this.#desk = name;
    }
    const fields = { id: topics.id, agencyId: topics.agencyId, key: topics.nameKey, slug: topics.slug };
    for (const { key, slug, ...topic } of await this.#db.select(fields).from(topics)) {
      this.#topics.set(`${topic.agencyId}:${key}`, topic);
      this.#slugs.topics.add(slug);
    }
    this.#loaded = true;
  }

  async #makeAgencies(names: readonly string[]): Promise<ImportEvent[]> {
    const missing = new Map<string, string>();
    // The first spelling is the name.
    for (const name of names) {
      const key = nameKey(name);
      if (!this.#agencies.has(key) && !missing.has(key)) missing.set(key, name.trim());
    }
    if (missing.size === 0) return [];
    const values = [...missing].map(([key, name]) => ({
      slug: takeSlug(name, this.#slugs.agencies),
      name,
      nameKey: key,
      codePrefix: codePrefixOf(name),
      createdAt: now(),
    }));
    const rows = await this.#db
      .insert(agencies)
      .values(values)
      .returning({ ...agencyFields, key: agencies.nameKey });
    for (const { key, ...agency } of rows) this.#agencies.set(key, agency);
    return rows.map(({ id }) => ({ type: 'agency.imported', agencyId: id }));
  }

  async #makeTopics(wanted: readonly { agency: ImportAgency; name: string }[]): Promise<ImportEvent[]> {
    const missing = new Map<string, { agency: ImportAgency; name: string }>();
    for (const topic of wanted) {
      const key = topicKey(topic.agency, topic.name);
      if (!this.#topics.has(key) && !missing.has(key)) missing.set(key, topic);
    }
    if (missing.size === 0) return [];
    const values = [...missing.values()].map(({ agency, name }) => ({
      slug: takeSlug(name, this.#slugs.topics),
      name: name.trim(),
      nameKey: nameKey(name),
      agencyId: agency.id,
      createdAt: now(),
    }));
    const fields = { id: topics.id, agencyId: topics.agencyId, key: topics.nameKey };
    const rows = await this.#db.insert(topics).values(values).returning(fields);
    for (const { key, ...topic } of rows) this.#topics.set(`${topic.agencyId}:${key}`, topic);
    return rows.map(({ id, agencyId }) => ({ type: 'topic.imported', agencyId, data: { topicId: id } }));
  }

  #agency(name: string): ImportAgency {
    return this.#need(this.#agencies.get(nameKey(name)));
  }

  #need<T>(found: T | undefined): T {
    if (found === undefined) throw new Error('An agency or topic was not written');
    return found;
  }
}

const topicKey = (agency: ImportAgency, name: string) => `${agency.id}:${nameKey(name)}`;

const agencyFields = {
  id: agencies.id,
  slug: agencies.slug,
  codePrefix: agencies.codePrefix,
  jurisdiction: agencies.jurisdiction,
};

/** A slug nobody has, which from now on is taken. */
function takeSlug(name: string, taken: Set<string>): string {
  const slug = slugOf(name).slice(0, 60).replace(/-+$/, '');
  let free = slug;
  for (let n = 2; taken.has(free); n += 1) free = `${slug}-${n}`;
  taken.add(free);
  return free;
}
