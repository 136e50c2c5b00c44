import { inArray, sql } from 'drizzle-orm';
import { publicHolidays } from '~/features/directory/holidays';
import { defaultServiceLevel } from '~/features/directory/service-level.server';
import { system } from '~/platform/actor';
import { recordEvent } from '~/platform/events.server';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, calendars, holidays, serviceLevels, settings, skills, topicSkills, topics } from '~db/schema';
import type { WeeklyHours } from '~db/schema/directory';
import type { Agency, DemoCity, Weekday } from './content/types';
import type { Moments } from './moments';

const week: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** Longer than anybody in the city has an account. */
const founded = '720d';
const languages = { en: 'English', es: 'Español' } as const;

/** Agencies with hours and days off, topics, skills, promises and the name of the place. */
export async function writeDirectory(city: DemoCity, moments: Moments): Promise<void> {
  const year = moments.loadedAt.getUTCFullYear();
  const years = [year - 2, year + 2] as const;
  const daysOff = await publicHolidays({ country: 'US' }, ...years);
  await transaction(system, async (tx) => {
    await makeRoom(tx, city);
    const agencyIds = new Map<string, number>();
    for (const agency of city.agencies) {
      const closed = agency.extraClosures.flatMap(({ month, day, name }) =>
        range(...years).map((y) => ({ date: `${y}-${two(month)}-${two(day)}`, name: name.en })),
      );
      const calendarId = await writeCalendar(tx, agency, [...daysOff, ...closed], years[1]);
      agencyIds.set(agency.slug, await writeAgency(tx, agency, calendarId, moments));
    }
    await writeTopics(tx, city, agencyIds, moments);
    await tx.insert(serviceLevels).values(defaultServiceLevel);
    const { name, timeZone, phone } = city.city;
    const site = { place: name, name: 'Answers', owner: `City of ${name}`, timeZone, phone };
    await tx
      .insert(settings)
      .values({ key: 'site', value: site })
      .onConflictDoUpdate({ target: settings.key, set: { value: site } });
    recordEvent(tx, { type: 'site.changed', actor: system, at: moments.of(founded) });
  });
}

/** What was imported before the first start keeps its names; an address that the city needs goes to the city. */
async function makeRoom(tx: Tx, city: DemoCity): Promise<void> {
  for (const [table, slugs] of [
    [agencies, city.agencies.map(({ slug }) => slug)],
    [topics, city.topics.map(({ slug }) => slug)],
  ] as const)
    await tx
      .update(table)
      .set({ slug: sql`${table.slug} || '-' || ${table.id}` })
      .where(inArray(table.slug, slugs));
}

async function writeCalendar(
  tx: Tx,
  agency: Agency,
  daysOff: readonly { date: string; name: string }[],
  holidaysUntil: number,
) {
  const weekly: WeeklyHours = week.map((day) => (agency.hours[day] ?? []).map(([from, to]) => ({ from, to })));
  const [row] = await tx
    .insert(calendars)
    .values({ name: agency.name.en, timeZone: agency.timeZone, weekly, holidayCountry: 'US', holidaysUntil })
    .returning({ id: calendars.id });
  const calendarId = row?.id ?? 0;
  const byDay = new Map(daysOff.map(({ date, name }) => [date, { calendarId, day: date, name }]));
  await tx.insert(holidays).values([...byDay.values()]);
  return calendarId;
}

async function writeAgency(tx: Tx, agency: Agency, calendarId: number, moments: Moments): Promise<number> {
  const { slug, name, description, codePrefix, phone, email, url, address, triage } = agency;
  const at = moments.of(founded);
  const values = {
    slug,
    name: name.en,
    description: description.en,
    translations: { es: { name: name.es, description: description.es } },
    codePrefix,
    phone,
    email,
    url,
    address,
    calendarId,
    isTriage: triage ?? false,
    createdAt: at,
  };
  const [row] = await tx
    .insert(agencies)
    .values({ ...values, nameKey: name.en.toLowerCase() })
    .onConflictDoUpdate({ target: agencies.nameKey, set: values })
    .returning({ id: agencies.id });
  const agencyId = row?.id ?? 0;
  recordEvent(tx, { type: 'agency.created', actor: system, agencyId, at });
  return agencyId;
}

/** A topic asks for the skill of its own name; languages are skills too. */
async function writeTopics(tx: Tx, city: DemoCity, agencyIds: ReadonlyMap<string, number>, moments: Moments) {
  const at = moments.of(founded);
  const rows: { id: number; slug: string }[] = [];
  for (const { slug, name, description, agency, risk, icon } of city.topics) {
    const agencyId = agencyIds.get(agency) ?? 0;
    const values = {
      slug,
      name: name.en,
      description: description.en,
      translations: { es: { name: name.es, description: description.es } },
      risk,
      icon,
      createdAt: at,
    };
    const [row] = await tx
      .insert(topics)
      .values({ ...values, agencyId, nameKey: name.en.toLowerCase() })
      .onConflictDoUpdate({ target: [topics.agencyId, topics.nameKey], set: values })
      .returning({ id: topics.id });
    const id = row?.id ?? 0;
    rows.push({ id, slug });
    recordEvent(tx, { type: 'topic.created', actor: system, agencyId, data: { topicId: id }, at });
  }
  await tx
    .insert(skills)
    .values([
      ...city.topics.map(({ slug, name }) => ({ slug, name: name.en, translations: { es: { name: name.es } } })),
      ...Object.entries(languages).map(([slug, name]) => ({ slug, name })),
    ]);
  const slugs = rows.map(({ slug }) => slug);
  const made = await tx.select().from(skills).where(inArray(skills.slug, slugs));
  const skillIds = new Map(made.map(({ slug, id }) => [slug, id]));
  await tx.insert(topicSkills).values(rows.map(({ id, slug }) => ({ topicId: id, skillId: skillIds.get(slug) ?? 0 })));
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);
const two = (n: number) => String(n).padStart(2, '0');
