import { beforeAll, describe, expect, test } from 'vitest';
import { testDatabase } from '../../support/database.ts';
import { addressOf, digestOf, outcomeOf, productUnderTest, together, type Way, ways } from './ask.ts';
import { calls } from './calls.ts';
import { type FormRow, forms, type Sent } from './forms.ts';
import { makePlaces, type Places, pages } from './pages.ts';
import { type ActorName, actorNames, makeWorld, type World } from './world.ts';

const database = testDatabase();
const product = productUnderTest();
let world: World;
let places: Places;

beforeAll(async () => {
  world = await makeWorld();
  places = await makePlaces(world);
}, 400_000);

const routeId = (route: string) => `routes/${route}`;
/** Routes without a page answer by themselves: there is no part of them to ask for. */
const withoutPage = new Set([
  'staff.reports[.]csv',
  'live',
  'language',
  'preview',
  'plain-language',
  'feeds.$',
  'sitemap[.]xml',
  'staff.escalations[.]csv',
  'similar',
  'api.v1.$',
  'case.files.$id',
]);

async function get(at: string, way: Way, route: string, actor: ActorName): Promise<string> {
  const headers = { Cookie: world.cookies[actor] };
  return outcomeOf(await fetch(product.url + addressOf(at, way, routeId(route)), { headers, redirect: 'manual' }));
}

async function post({ route, intent }: FormRow, { to, fields, cookie }: Sent, way: Way, actor: ActorName) {
  const body = new URLSearchParams({ intent, ...fields } as Record<string, string>);
  const headers = { Cookie: cookie ?? world.cookies[actor], Origin: product.url };
  const url = product.url + addressOf(to, way, routeId(route));
  return outcomeOf(await fetch(url, { method: 'POST', headers, body, redirect: 'manual' }));
}

/** What a form has done shows as a redirect or as a page. */
const done = (word: string) => (word === 'go' ? 'ok' : word);
/** Asked by `?_data=`, a page that may be read gives no byte either; one that may not gives its status. */
const spoken = (word: string) => (word === 'mute' ? 'ok' : word);
const waysOf = (route: string) => (withoutPage.has(route) ? (['document', '_data'] as const) : ways);
const label = (row: { route: string; intent?: string; about?: string }) =>
  [row.route, row.intent, row.about].filter(Boolean).join(' · ');

describe('every page', () => {
  test('shows everybody what is theirs, whichever way they ask', async () => {
    const wrong: string[] = [];
    const jobs = pages.flatMap((row) =>
      actorNames.flatMap((actor) =>
        waysOf(row.route).map((way) => async () => {
          const met = spoken(await get(row.at(places), way, row.route, actor));
          if (!row.expect[actor].split('/').includes(met))
            wrong.push(`${label(row)} ${actor} ${way}: ${met}, not ${row.expect[actor]}`);
        }),
      ),
    );
    await together(jobs);
    expect(wrong).toEqual([]);
    expect(jobs.length).toBeGreaterThan(2_000);
  }, 400_000);
});

describe('every form', () => {
  test('refuses whom it must, whichever way it is sent, and writes nothing', async () => {
    const wrong: string[] = [];
    const prepared = await together(
      forms.map((row) => async () => ({ row, sent: await row.make(world, 'anonymous') })),
      1,
    );
    const before = await digestOf(database);
    await together(
      prepared.flatMap(({ row, sent }) =>
        actorNames
          .filter((actor) => row.expect[actor] !== 'ok')
          .flatMap((actor) =>
            waysOf(row.route).map((way) => async () => {
              const met = done(await post(row, sent, way, actor));
              // Asked by `?_data=`, a refused form comes back without a word; that nothing was written shows below.
              if (met === 'mute' && way === '_data' && row.expect[actor] !== 'in') return;
              if (!row.expect[actor].split('/').includes(met))
                wrong.push(`${label(row)} ${actor} ${way}: ${met}, not ${row.expect[actor]}`);
            }),
          ),
      ),
    );
    expect(wrong).toEqual([]);
    expect(await digestOf(database)).toEqual(before);
  }, 400_000);

  test('does for everybody else what it says', async () => {
    const wrong: string[] = [];
    let n = 0;
    for (const row of forms) {
      for (const actor of actorNames.filter((name) => row.expect[name] === 'ok')) {
        n += 1;
        const offered = waysOf(row.route);
        const way = offered[n % offered.length] ?? 'document';
        const met = spoken(done(await post(row, await row.make(world, actor), way, actor)));
        if (met !== 'ok') wrong.push(`${label(row)} ${actor} ${way}: ${met}, not ok`);
      }
    }
    expect(wrong).toEqual([]);
  }, 400_000);
});

describe('every call of the API', () => {
  async function call(row: (typeof calls)[number], { at, body }: { at: string; body?: unknown }, actor: ActorName) {
    const token = world.tokens[actor];
    const headers = {
      ...(token && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      // A cookie along with it counts for nothing.
      Cookie: world.cookies.admin,
    };
    const init = {
      method: row.call.split(' ')[0] ?? '',
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    return outcomeOf(await fetch(`${product.url}/api/v1${at}`, init));
  }

  test('refuses whom it must and writes nothing', async () => {
    const wrong: string[] = [];
    const prepared = await together(
      calls.map((row) => async () => ({ row, sent: await row.make(world, 'anonymous') })),
      1,
    );
    const before = await digestOf(database);
    await together(
      prepared.flatMap(({ row, sent }) =>
        actorNames
          .filter((actor) => row.expect[actor] !== 'ok')
          .map((actor) => async () => {
            const met = await call(row, sent, actor);
            if (!row.expect[actor].split('/').includes(met))
              wrong.push(`${row.call} ${row.about ?? ''} ${actor}: ${met}, not ${row.expect[actor]}`);
          }),
      ),
    );
    expect(wrong).toEqual([]);
    expect(await digestOf(database)).toEqual(before);
  }, 400_000);

  test('does for everybody else what it says', async () => {
    const wrong: string[] = [];
    for (const row of calls) {
      for (const actor of actorNames.filter((name) => row.expect[name] === 'ok')) {
        const met = await call(row, await row.make(world, actor), actor);
        if (met !== 'ok') wrong.push(`${row.call} ${row.about ?? ''} ${actor}: ${met}, not ok`);
      }
    }
    expect(wrong).toEqual([]);
  }, 400_000);
});
