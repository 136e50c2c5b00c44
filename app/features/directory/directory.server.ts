import { asc, eq, isNull } from 'drizzle-orm';
import type { Lang, Risk } from '~/platform/actor';
import { onEvent } from '~/platform/events.server';
import { db } from '~db/client';
import { agencies, calendars, holidays, serviceLevels, type Translations, topics, type WeeklyHours } from '~db/schema';
import { mergeLevels, type ServiceLevel } from './service-level.server';

export type Topic = {
  id: number;
  slug: string;
  name: string;
  description: string;
  translations: Translations;
  agencyId: number;
  risk: Risk;
  icon: string | null;
};

export type Agency = {
  id: number;
  slug: string;
  name: string;
  description: string;
  translations: Translations;
  phone: string | null;
  email: string | null;
  url: string | null;
  address: string | null;
  jurisdiction: string;
  codePrefix: string;
  isTriage: boolean;
  calendar: { timeZone: string; weekly: WeeklyHours; holidays: ReadonlySet<string> } | null;
};

export type Directory = {
  topics: readonly Topic[];
  agencies: readonly Agency[];
  topic(id: number): Topic | undefined;
  topicBySlug(slug: string): Topic | undefined;
  agency(id: number): Agency | undefined;
  agencyBySlug(slug: string): Agency | undefined;
  levelOf(topic: Pick<Topic, 'id' | 'agencyId'>): ServiceLevel;
};

const freshFor = 60_000;
let held: { at: number; directory: Promise<Directory> } | null = null;

/** Topics and agencies, which every page names and which hardly ever change: read once a minute, sooner after an event about them. */
export function getDirectory(): Promise<Directory> {
  if (!held || Date.now() - held.at > freshFor) {
    const directory = load();
    held = { at: Date.now(), directory };
    directory.catch(forgetDirectory);
  }
  return held.directory;
}

export function forgetDirectory(): void {
  held = null;
}

onEvent((event) => {
  if (/^(topic|agency|calendar|directory|service_level)\./.test(event.type)) forgetDirectory();
});

async function load(): Promise<Directory> {
  const [topicRows, agencyRows, holidayRows, levelRows] = await Promise.all([
    db.select().from(topics).orderBy(asc(topics.name)),
    db.select().from(agencies).leftJoin(calendars, eq(agencies.calendarId, calendars.id)).orderBy(asc(agencies.name)),
    db.select().from(holidays).where(isNull(holidays.removedAt)),
    db.select().from(serviceLevels),
  ]);
  const daysOf = new Map<number, Set<string>>();
  for (const { calendarId, day } of holidayRows) {
    const days = daysOf.get(calendarId) ?? new Set();
    daysOf.set(calendarId, days.add(day));
  }
  const topicList = topicRows.map((t) => ({ ...t, risk: t.risk as Risk }));
  const agencyList = agencyRows.map(({ agencies: a, calendars: c }) => ({
    ...a,
    calendar: c && { timeZone: c.timeZone, weekly: c.weekly, holidays: daysOf.get(c.id) ?? new Set<string>() },
  }));
  const topicIds = new Map(topicList.map((t) => [t.id, t]));
  const topicSlugs = new Map(topicList.map((t) => [t.slug, t]));
  const agencyIds = new Map(agencyList.map((a) => [a.id, a]));
  const agencySlugs = new Map(agencyList.map((a) => [a.slug, a]));
  return {
    topics: topicList,
    agencies: agencyList,
    topic: (id) => topicIds.get(id),
    topicBySlug: (slug) => topicSlugs.get(slug),
    agency: (id) => agencyIds.get(id),
    agencyBySlug: (slug) => agencySlugs.get(slug),
    levelOf: ({ id, agencyId }) =>
      mergeLevels(
        levelRows.filter(
          (l) => (l.topicId === null || l.topicId === id) && (l.agencyId === null || l.agencyId === agencyId),
        ),
      ),
  };
}

/** A topic's or agency's name in the reader's language, as far as it is translated. */
export function nameIn(lang: Lang, thing: { name: string; translations: Translations }): string {
  return (lang === 'es' && thing.translations.es?.name) || thing.name;
}

export function descriptionIn(lang: Lang, thing: { description: string; translations: Translations }): string {
  return (lang === 'es' && thing.translations.es?.description) || thing.description;
}
