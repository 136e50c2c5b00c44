import { and, eq, like, or } from 'drizzle-orm';
import { slugOf } from '~/features/questions/slug';
import { now } from '~/platform/clock';
import type { Database } from '~db/client';
import { agencies, topics } from '~db/schema';
import { writeImportEvents } from './import-events.server';

export type ImportTopic = { id: number; agencyId: number };
export type ImportAgency = { id: number; slug: string; codePrefix: string; jurisdiction: string };

/** A name as imports compare it: case, width and runs of blanks do not matter. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Letters for the codes of an agency's official answers: the initials of its name. */
function codePrefix(name: string): string {
  const words =
    name
      .normalize('NFKD')
      .toUpperCase()
      .match(/[A-Z0-9]+/g) ?? [];
  const telling = words.filter((word) => !/^(?:OF|THE|AND|FOR|DE|LA|Y)$/.test(word));
  const initials = telling.map((word) => word[0]).join('');
  return (initials.length > 1 ? initials : (telling[0] ?? 'AG')).slice(0, 4);
}

/** Agencies and topics by their case-folded names, made where they are missing. Keeps those it has met. */
export class ImportDirectory {
  readonly #db: Database;
  readonly #agencies = new Map<string, ImportAgency>();
  readonly #topics = new Map<string, ImportTopic>();

  constructor(db: Database) {
    this.#db = db;
  }

  async agency(name: string): Promise<ImportAgency> {
    const key = nameKey(name);
    let agency = this.#agencies.get(key);
    if (!agency) {
      agency = (await this.#findAgency(key)) ?? (await this.#makeAgency(name.trim(), key));
      this.#agencies.set(key, agency);
    }
    return agency;
  }

  async topic(agency: ImportAgency, name: string): Promise<ImportTopic> {
    const key = nameKey(name);
    const cacheKey = `${agency.id}:${key}`;
    let topic = this.#topics.get(cacheKey);
    if (!topic) {
      const here = and(eq(topics.agencyId, agency.id), eq(topics.nameKey, key));
      const [row] = await this.#db.select({ id: topics.id, agencyId: topics.agencyId }).from(topics).where(here);
      topic = row ?? (await this.#makeTopic(agency, name.trim(), key));
      this.#topics.set(cacheKey, topic);
    }
    return topic;
  }

  /** The agency that gets what belongs to no other: the triage desk, or one made for imports. */
  async fallbackAgency(): Promise<ImportAgency> {
    const [row] = await this.#db.select({ name: agencies.name }).from(agencies).where(eq(agencies.isTriage, true));
    return this.agency(row?.name ?? 'Imported questions');
  }

  async #findAgency(key: string): Promise<ImportAgency | undefined> {
    const [row] = await this.#db.select(agencyFields).from(agencies).where(eq(agencies.nameKey, key));
    return row;
  }

  async #makeAgency(name: string, key: string): Promise<ImportAgency> {
    const slug = freeSlug(name, await this.#slugsLike(agencies, name));
    const [row] = await this.#db
      .insert(agencies)
      .values({ slug, name, nameKey: key, codePrefix: codePrefix(name), createdAt: now() })
      .returning(agencyFields);
    if (!row) throw new Error(`The agency ${name} was not written`);
    await writeImportEvents(this.#db, [{ type: 'agency.imported', agencyId: row.id }]);
    return row;
  }

  async #makeTopic(agency: ImportAgency, name: string, key: string): Promise<ImportTopic> {
    const slug = freeSlug(name, await this.#slugsLike(topics, name));
    const [row] = await this.#db
      .insert(topics)
      .values({ slug, name, nameKey: key, agencyId: agency.id, createdAt: now() })
      .returning({ id: topics.id, agencyId: topics.agencyId });
    if (!row) throw new Error(`The topic ${name} was not written`);
    await writeImportEvents(this.#db, [{ type: 'topic.imported', agencyId: agency.id, data: { topicId: row.id } }]);
    return row;
  }

  async #slugsLike(table: typeof agencies | typeof topics, name: string): Promise<Set<string>> {
    const slug = shortSlug(name);
    const rows = await this.#db
      .select({ slug: table.slug })
      .from(table)
      .where(or(eq(table.slug, slug), like(table.slug, `${slug}-%`)));
    return new Set(rows.map((row) => row.slug));
  }
}

const agencyFields = {
  id: agencies.id,
  slug: agencies.slug,
  codePrefix: agencies.codePrefix,
  jurisdiction: agencies.jurisdiction,
};

function shortSlug(name: string): string {
  return slugOf(name).slice(0, 60).replace(/-+$/, '');
}

function freeSlug(name: string, taken: ReadonlySet<string>): string {
  const slug = shortSlug(name);
  let free = slug;
  for (let n = 2; taken.has(free); n += 1) free = `${slug}-${n}`;
  return free;
}
