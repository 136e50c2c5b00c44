import { eq } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SaveAgency, SaveSite, SaveTopic } from '~/features/directory/directory.schema';
import { forgetDirectory, getDirectory } from '~/features/directory/directory.server';
import { addAgency, changeAgency } from '~/features/directory/save-agency.server';
import { saveSite } from '~/features/directory/save-site.server';
import { addTopic, changeTopic } from '~/features/directory/save-topic.server';
import { forgetSite, getSite } from '~/features/directory/site.server';
import type { Actor } from '~/platform/actor';
import { db } from '~db/client';
import { agencies, events, roleGrants } from '~db/schema';
import { testDatabase } from '../../support/database.ts';
import { again, monday, person } from '../escalations/desk.ts';

testDatabase();

let admin: Actor;
let anybody: Actor;
const agency = (fields: Record<string, unknown>) => SaveAgency.parse(fields);
const topic = (fields: Record<string, unknown>) => SaveTopic.parse({ risk: 'low', ...fields });
const triage = async () =>
  (await db.select().from(agencies).where(eq(agencies.isTriage, true))).map(({ slug }) => slug);
const types = async () => (await db.select({ type: events.type }).from(events).orderBy(events.id)).map((e) => e.type);

beforeAll(async () => {
  const someone = await person('Adam');
  await db.insert(roleGrants).values({ personId: someone.personId ?? 0, role: 'admin', grantedAt: monday });
  admin = await again(someone);
  anybody = await person('Ana');
});
beforeEach(() => {
  forgetSite();
  forgetDirectory();
});

describe('agencies', () => {
  it('the first one is the triage desk, has hours and initials; another can take the desk over', async () => {
    await saveSite(admin, SaveSite.parse({ place: 'Testville', timeZone: 'America/Chicago' }));
    expect(await addAgency(admin, agency({ name: 'Office of Public Works', nameEs: 'Obras públicas' }))).toEqual({
      slug: 'office-of-public-works',
    });
    forgetDirectory();
    expect((await getDirectory()).agencyBySlug('office-of-public-works')).toMatchObject({
      codePrefix: 'OPW',
      isTriage: true,
      translations: { es: { name: 'Obras públicas' } },
      calendar: { timeZone: 'America/Chicago' },
    });
    await addAgency(admin, agency({ name: 'Clerk', triage: 'on' }));
    expect(await triage()).toEqual(['clerk']);
    // The desk is given to another agency, never given up.
    await changeAgency(admin, 'clerk', agency({ name: 'City Clerk', phone: '555-0100' }));
    expect(await triage()).toEqual(['clerk']);
    expect(await types()).toEqual(['site.changed', 'agency.created', 'agency.created', 'agency.changed']);
  });

  it('refuses a name that is there, however it is written, and one of two at once', async () => {
    await expect(addAgency(admin, agency({ name: '  city CLERK ' }))).rejects.toBeDefined();
    await expect(changeAgency(admin, 'clerk', agency({ name: 'OFFICE of public works' }))).rejects.toMatchObject({
      status: 422,
      fields: { name: expect.any(String) },
    });
    const both = await Promise.allSettled(['Parks', 'parks'].map((name) => addAgency(admin, agency({ name }))));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each([
    [{ name: 'X' }, 'name'],
    [{ name: 'Water', email: 'nobody' }, 'email'],
    [{ name: 'Water', url: 'javascript:alert(1)' }, 'url'],
    [{ name: 'Water', codePrefix: 'W-1' }, 'codePrefix'],
  ])('%o is refused at %s', (fields, at) => {
    expect(SaveAgency.safeParse(fields).error?.issues[0]?.path).toEqual([at]);
  });
});

describe('topics', () => {
  it('are added and changed; the address stays', async () => {
    expect(await addTopic(admin, 'clerk', topic({ name: 'Dog licenses' }))).toEqual({ slug: 'dog-licenses' });
    expect(await addTopic(admin, 'parks', topic({ name: 'Dog licenses' }))).toEqual({ slug: 'dog-licenses-2' });
    await expect(addTopic(admin, 'clerk', topic({ name: 'DOG licenses' }))).rejects.toMatchObject({ status: 422 });
    await changeTopic(admin, 'dog-licenses', topic({ name: 'Dogs', risk: 'high' }));
    forgetDirectory();
    expect((await getDirectory()).topicBySlug('dog-licenses')).toMatchObject({ name: 'Dogs', risk: 'high' });
    await expect(addTopic(admin, 'nowhere', topic({ name: 'Cats' }))).rejects.toMatchObject({ status: 404 });
  });
});

it('only administrators may, and an unknown time zone is refused', async () => {
  await expect(saveSite(anybody, SaveSite.parse({ place: 'Mine', timeZone: 'UTC' }))).rejects.toMatchObject({
    status: 403,
  });
  await expect(addAgency(anybody, agency({ name: 'Mine' }))).rejects.toMatchObject({ status: 403 });
  await expect(addTopic(anybody, 'clerk', topic({ name: 'Mine' }))).rejects.toMatchObject({ status: 403 });
  await expect(changeTopic(anybody, 'dog-licenses', topic({ name: 'Mine' }))).rejects.toMatchObject({ status: 403 });
  expect(SaveSite.safeParse({ place: 'Mine', timeZone: 'Mars/Crater' }).success).toBe(false);
  expect((await getSite()).place).toBe('Testville');
});
