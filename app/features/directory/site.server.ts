import { eq } from 'drizzle-orm';
import { onEvent } from '~/platform/events.server';
import { db } from '~db/client';
import { settings } from '~db/schema';

/** The place that runs this forum: stands in the header, in mail and in feeds. */
export type Site = {
  place: string;
  name: string;
  /** "City of Port Alder": whose official website this is; empty until somebody has said so. */
  owner: string;
  timeZone: string;
  /** Where people who cannot use the site are helped. */
  phone: string | null;
};

const unnamed: Site = {
  place: 'Answerhall',
  name: '',
  owner: '',
  timeZone: 'America/New_York',
  phone: null,
};

let held: { at: number; site: Promise<Site> } | null = null;

/** The site's settings, read at most once a minute. */
export function getSite(): Promise<Site> {
  if (!held || Date.now() - held.at > 60_000) {
    const site = db
      .select()
      .from(settings)
      .where(eq(settings.key, 'site'))
      .then(([row]) => ({ ...unnamed, ...(row?.value as Partial<Site> | undefined) }));
    held = { at: Date.now(), site };
    site.catch(forgetSite);
  }
  return held.site;
}

export function forgetSite(): void {
  held = null;
}

onEvent((event) => {
  if (event.type === 'site.changed') forgetSite();
});
