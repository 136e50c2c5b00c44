import { type Directory, getDirectory, nameIn } from '~/features/directory/directory.server';
import { dayIn } from '~/features/directory/local-day';
import { getSite } from '~/features/directory/site.server';
import { canSeeSettings } from '~/features/directory/team.policy';
import {
  type Dimension,
  dimensions,
  reportLines,
  reportsUntil,
  reportTotal,
} from '~/features/insights/report.queries.server';
import { reportWords } from '~/features/insights/report.words';
import type { PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { NotFound } from '~/platform/errors';
import { type Lang, wordsFor } from '~/platform/i18n/words';

export type ReportView = Awaited<ReturnType<typeof reportView>>;

const periods = [4, 13, 26, 52];

/** What the address asks for: a number of weeks up to this one, one agency or all the actor sees, and by what. */
export async function reportView(actor: PersonActor, search: URLSearchParams, lang: Lang) {
  const [directory, site] = await Promise.all([getDirectory(), getSite()]);
  const seen = directory.agencies.filter((one) => canSeeSettings(actor, one.id));
  const slug = search.get('agency') ?? '';
  const chosen = slug === '' ? null : seen.find((one) => one.slug === slug);
  if (chosen === undefined) throw new NotFound();
  const weeks = periods.find((n) => String(n) === search.get('weeks')) ?? 13;
  const by = dimensions.find((one) => one === search.get('by')) ?? 'week';
  const to = mondayOf(dayIn(site.timeZone, now()));
  const scope = {
    agencyIds: (chosen ? [chosen] : seen).map(({ id }) => id),
    from: addDays(to, -7 * (weeks - 1)),
    to,
  };
  // First, so that the figures hold at least what it promises.
  const read = await reportsUntil();
  const [lines, byWeek, total] = await Promise.all([
    reportLines(by, scope),
    by === 'week' ? null : reportLines('week', scope),
    reportTotal(scope),
  ]);
  const t = wordsFor(lang, reportWords);
  return {
    title: t('title'),
    until: read.until ?? now(),
    counting: read.none,
    by,
    weeks,
    periods,
    agency: chosen?.slug ?? '',
    agencies: seen.map((one) => ({ value: one.slug, label: nameIn(lang, one) })),
    lines: lines
      .map((line) => ({ ...line, label: labelOf(by, line.key, directory, lang) }))
      .sort((a, b) => (by === 'week' ? 0 : a.label.localeCompare(b.label, lang))),
    total: { ...total, label: t('total') },
    chart: (byWeek ?? lines).toReversed(),
  };
}

function labelOf(by: Dimension, key: string, directory: Directory, lang: Lang): string {
  const t = wordsFor(lang, reportWords) as unknown as (word: string) => string;
  if (by === 'week') return key;
  if (by === 'trigger' || by === 'channel') return t(`${by}_${key}`);
  const thing = by === 'agency' ? directory.agency(Number(key)) : directory.topic(Number(key));
  return thing ? nameIn(lang, thing) : '–';
}

const addDays = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const mondayOf = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
