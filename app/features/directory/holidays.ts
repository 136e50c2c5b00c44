/** Where a calendar's public holidays come from; codes as in ISO 3166 (`US`, `CA`, `LA`). */
export interface HolidayPlace {
  country: string;
  state?: string;
  region?: string;
}

/** One day off: its date in the place's own calendar, and its name in the language asked for. */
export interface HolidayDate {
  date: string;
  name: string;
}

/** What a lead changed by hand: days added (a city's own) and dates on which the agency works after all. */
export interface HolidayEdits {
  added: readonly HolidayDate[];
  removed: readonly string[];
}

const DAY = 86_400_000;

/**
 * The public and bank holidays of a place, both years included, one entry per date in order, substitute days included.
 * An unknown place has none. The library is large, so it is loaded only when somebody asks.
 */
export async function publicHolidays(
  place: HolidayPlace,
  fromYear: number,
  toYear: number,
  language = 'en',
): Promise<HolidayDate[]> {
  const { default: Holidays } = await import('date-holidays');
  const source = new Holidays();
  source.init(place.country, place.state, place.region, { types: ['public', 'bank'] });
  const byDate = new Map<string, string>();
  for (let year = fromYear; year <= toYear; year++) {
    for (const holiday of source.getHolidays(year, language)) {
      const first = Date.parse(`${holiday.date.slice(0, 10)}T00:00:00Z`);
      const days = Math.max(1, Math.round((holiday.end.getTime() - holiday.start.getTime()) / DAY));
      for (let day = 0; day < days; day++) {
        const date = new Date(first + day * DAY).toISOString().slice(0, 10);
        if (!byDate.has(date)) byDate.set(date, holiday.name);
      }
    }
  }
  return [...byDate].map(([date, name]) => ({ date, name })).sort(byDay);
}

/** The list with a lead's changes: what was added wins over the library's name, what was removed is a working day. */
export function editedHolidays(holidays: readonly HolidayDate[], edits: HolidayEdits): HolidayDate[] {
  const byDate = new Map(holidays.map((holiday) => [holiday.date, holiday]));
  for (const holiday of edits.added) byDate.set(holiday.date, holiday);
  for (const date of edits.removed) byDate.delete(date);
  return [...byDate.values()].sort(byDay);
}

function byDay(a: HolidayDate, b: HolidayDate): number {
  return a.date < b.date ? -1 : a.date > b.date ? 1 : 0;
}

/** Countries by name, and the states or regions of one of them that have holidays of their own. */
export async function holidayPlaces(language: string, country: string) {
  const { default: Holidays } = await import('date-holidays');
  const source = new Holidays();
  const byName = (places: Record<string, string> | undefined) =>
    Object.entries(places ?? {})
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  return { countries: byName(source.getCountries(language)), states: byName(source.getStates(country, language)) };
}
