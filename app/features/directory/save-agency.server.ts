import { eq, sql } from 'drizzle-orm';
import type { Actor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { authorize, Invalid, NotFound } from '~/platform/errors';
import { recordEvent } from '~/platform/events.server';
import { slugOf } from '~/platform/text/slug';
import { transaction } from '~/platform/transaction.server';
import type { Tx } from '~db/client';
import { agencies, calendars, type WeeklyHours } from '~db/schema';
import { canManageDirectory } from './directory.policy';
import type { SaveAgency } from './directory.schema';
import { directoryWords } from './directory.words';
import { freeSlug } from './free-slug.server';
import { codePrefixOf, nameKey } from './name-key';
import { getSite } from './site.server';
import { translated } from './translated';

const office = [{ from: '09:00', to: '17:00' }];
/** Until its lead says otherwise: Monday to Friday, nine to five. */
const usualHours: WeeklyHours = [office, office, office, office, office, [], []];

/** Adds an agency; the first one is the triage desk, as is whichever takes that over. Gives its slug. */
export async function addAgency(actor: Actor, input: SaveAgency): Promise<{ slug: string }> {
  const { timeZone } = await getSite();
  return transaction(actor, async (tx, me) => {
    authorize(canManageDirectory(me));
    await lockAgencies(tx);
    await refuseTaken(tx, input.name, 0);
    const first = (await tx.$count(agencies, eq(agencies.isTriage, true))) === 0;
    const slug = await freeSlug(tx, agencies, slugOf(input.name));
    const [calendar] = await tx
      .insert(calendars)
      .values({ name: input.name, timeZone, weekly: usualHours })
      .returning({ id: calendars.id });
    if (input.triage) await tx.update(agencies).set({ isTriage: false }).where(eq(agencies.isTriage, true));
    const [agency] = await tx
      .insert(agencies)
      .values({
        ...valuesOf(input),
        slug,
        nameKey: nameKey(input.name),
        calendarId: calendar?.id ?? null,
        isTriage: input.triage || first,
        createdAt: now(),
      })
      .returning({ id: agencies.id });
    if (!agency) throw new Error('The agency was not written.');
    recordEvent(tx, { type: 'agency.created', actor: me, agencyId: agency.id });
    return { slug };
  });
}

/** Changes what an agency is called and how it is reached. Its address on the site stays. */
export async function changeAgency(actor: Actor, slug: string, input: SaveAgency): Promise<void> {
  await transaction(actor, async (tx, me) => {
    authorize(canManageDirectory(me));
    await lockAgencies(tx);
    const [agency] = await tx.select().from(agencies).where(eq(agencies.slug, slug)).for('update');
    if (!agency) throw new NotFound();
    await refuseTaken(tx, input.name, agency.id);
    if (input.triage && !agency.isTriage)
      await tx.update(agencies).set({ isTriage: false }).where(eq(agencies.isTriage, true));
    // One desk always takes what nobody else matches: it is given to another agency, never given up.
    await tx
      .update(agencies)
      .set({ ...valuesOf(input), isTriage: input.triage || agency.isTriage })
      .where(eq(agencies.id, agency.id));
    recordEvent(tx, { type: 'agency.changed', actor: me, agencyId: agency.id });
  });
}

function valuesOf(input: SaveAgency) {
  const { name, description, phone, email, url, address } = input;
  const codePrefix = input.codePrefix || codePrefixOf(name);
  return { name, description, translations: translated(input), phone, email, url, address, codePrefix };
}

/** Neither what another one is called now, nor the name under which imports find it. */
async function refuseTaken(tx: Tx, name: string, own: number): Promise<void> {
  const key = nameKey(name);
  const same = sql`(${agencies.nameKey} = ${key} or lower(${agencies.name}) = ${key}) and ${agencies.id} <> ${own}`;
  if ((await tx.$count(agencies, same)) > 0) throw new Invalid({ name: directoryWords.en.nameTaken });
}

/** Two at once could both make a first agency, or both take the triage desk. */
const lockAgencies = (tx: Tx) => tx.execute(sql`lock table agencies in share row exclusive mode`);
