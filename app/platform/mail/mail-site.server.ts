import { eq } from 'drizzle-orm';
import type { Tx } from '~db/client';
import { settings } from '~db/schema';

/** The site's name as mail bears it ("Port Alder Answers"), from the site's settings. */
export async function mailSiteName(tx: Pick<Tx, 'select'>): Promise<string> {
  const [row] = await tx.select({ value: settings.value }).from(settings).where(eq(settings.key, 'site'));
  return siteNameOf(row?.value);
}

/** The same from the setting as it is stored. */
export function siteNameOf(value: unknown): string {
  const { place, name } = (value ?? {}) as { place?: string; name?: string };
  return [place, name].filter(Boolean).join(' ') || 'Answerhall';
}
