import { officeHours } from '~/features/directory/agency-calendars.server';
import {
  allSkills,
  ownLevels,
  skillsOfTopics,
  storedCalendar,
} from '~/features/directory/agency-settings.queries.server';
import { levelFigures } from '~/features/directory/agency-settings.schema';
import { agencySettingsWords } from '~/features/directory/agency-settings.words';
import { type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import { holidayPlaces } from '~/features/directory/holidays';
import { dayIn } from '~/features/directory/local-day';
import { mergeLevels } from '~/features/directory/service-level.server';
import { canLead, canSeeSettings } from '~/features/directory/team.policy';
import { writeHours } from '~/features/directory/written-hours';
import type { PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { type Lang, wordsFor } from '~/platform/i18n/words';

export type AgencyView = Awaited<ReturnType<typeof agencyView>>;

/** Agencies whose settings the actor sees. */
export const settingsOf = (actor: PersonActor, directory: Directory) =>
  directory.agencies
    .filter((one) => canSeeSettings(actor, one.id))
    .sort((a, b) => Number(canLead(actor, b.id)) - Number(canLead(actor, a.id)));

/** Hours, days off, promises and thresholds of an agency, or of one of its topics. */
export async function agencyView(actor: PersonActor, search: URLSearchParams, lang: Lang) {
  const directory = await getDirectory();
  const seen = settingsOf(actor, directory);
  const slug = search.get('agency');
  const agency = slug === null ? seen[0] : seen.find((one) => one.slug === slug);
  if (!agency) throw new NotFound();
  const at = now();
  const [calendar, own, asked, skills] = await Promise.all([
    storedCalendar(agency.id, dayIn(agency.calendar?.timeZone ?? 'UTC', at)),
    ownLevels(agency.id),
    skillsOfTopics(agency.id),
    allSkills(),
  ]);
  const topics = directory.topics.filter((one) => one.agencyId === agency.id);
  const chosen = topics.find((one) => one.slug === search.get('topic')) ?? null;
  const general = own.filter((row) => row.topicId === null);
  const site = directory.levelOf({ id: 0, agencyId: 0 });
  const { timeZone, weekly } = calendar ?? officeHours;
  const named = (thing: { name: string; translations: { es?: { name?: string } } }) => nameIn(lang, thing as never);
  return {
    title: wordsFor(lang, agencySettingsWords)('titleOf', { agency: nameIn(lang, agency) }),
    leads: canLead(actor, agency.id),
    agency: { slug: agency.slug, name: nameIn(lang, agency) },
    agencies: seen.map((one) => ({ slug: one.slug, name: nameIn(lang, one) })),
    timeZone,
    zones: Intl.supportedValuesOf('timeZone'),
    hours: weekly.map(writeHours),
    off: calendar?.off ?? [],
    place: {
      ...(await holidayPlaces(lang, calendar?.holidayCountry ?? 'US')),
      country: calendar?.holidayCountry ?? null,
      state: calendar?.holidayState ?? null,
      until: calendar?.holidaysUntil ?? null,
    },
    chosen: chosen && { slug: chosen.slug, name: nameIn(lang, chosen) },
    /** What the form's empty fields stand for, and what is set. */
    inherited: chosen ? mergeLevels([{ ...emptyRow, ...site }, ...general]) : site,
    set: (chosen ? own.find((row) => row.topicId === chosen.id) : general[0]) ?? null,
    topics: topics.map((topic) => ({
      slug: topic.slug,
      name: nameIn(lang, topic),
      level: directory.levelOf(topic),
      own: levelFigures.filter((name) => (own.find((row) => row.topicId === topic.id)?.[name] ?? null) !== null),
    })),
    asks: chosen
      ? asked.filter(({ topicId }) => topicId === chosen.id).map((skill) => ({ id: skill.id, name: named(skill) }))
      : [],
    skills: skills.map((skill) => ({ id: skill.id, name: named(skill) })),
  };
}

const emptyRow = { id: 0, agencyId: null, topicId: null };
