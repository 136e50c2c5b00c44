import { asc } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { draftAnswer } from '~/features/escalations/draft-answer.server';
import { sendAskerMessage, sendCaseMessage } from '~/features/escalations/send-case-message.server';
import { transferEscalation } from '~/features/escalations/transfer-escalation.server';
import { raiseFlag } from '~/features/moderation/raise-flag.server';
import { setFollow } from '~/features/questions/follow-question.server';
import { finishIndexing, indexMissing } from '~/features/search/index-questions.server';
import { react } from '~/subscribers/react-jobs.server';
import { db } from '~db/client';
import { caseFiles, events, mails } from '~db/schema';
import { person } from '../../features/verification/official-desk.ts';
import { testDatabase } from '../../support/database.ts';
import { addressOf, productUnderTest, together, ways } from './ask.ts';
import { type ActorName, actorNames, held, idOf, makeWorld, seenAs, sessionOf, thread, type World } from './world.ts';

testDatabase();
const product = productUnderTest();

/** What stands in a private message, a note, a kept draft, a hand-over, a limited question; and a withheld name. */
const secrets = [
  'quokkamessage',
  'wombatnote',
  'numbatdraft',
  'dingohandover',
  'Kookaburra',
  'bilbyfile',
  'bilbytext',
  'echidnafile',
  'echidnatext',
  'tasmananswer',
];
const withheldName = 'Zyzzyva';

let world: World;
let ours: Awaited<ReturnType<typeof held>>;
let limitedAsker = 0;
/** The numbers of what came with the message, and with the note. */
let attached: number[] = [];
let named: { question: number; path: string; cookie: string; handle: string };

beforeAll(async () => {
  world = await makeWorld();
  const shy = await person(`${withheldName} Shy`);
  const asker = world.actors.asker;
  world.actors.asker = shy;
  ours = await held(world, 'repA', { anonymous: true });
  await thread(world, { anonymous: true, by: shy });
  world.actors.asker = asker;
  named = { ...ours, cookie: await sessionOf(shy), handle: shy.handle };
  const { repA, leadA, member, moderator } = world.actors;
  await setFollow(member, ours.question, true);
  await setFollow(moderator, ours.question, true);
  const file = (name: string, text: string) => [{ name: `${name}.txt`, bytes: Buffer.from(text) }];
  await sendAskerMessage(shy, ours.escalation, {
    body: 'My secret is quokkamessage.',
    files: file('bilbyfile', 'A bilbytext.'),
  });
  await sendCaseMessage(repA, ours.escalation, {
    audience: 'internal',
    body: 'We think wombatnote.',
    files: file('echidnafile', 'An echidnatext.'),
  });
  await draftAnswer(repA, ours.escalation, { body: 'A tasmananswer.', shortAnswer: 'tasmananswer', sources: '' });
  attached = (await db.select({ id: caseFiles.id }).from(caseFiles).orderBy(asc(caseFiles.id))).map(({ id }) => id);
  // A write by somebody who does not hold the case is refused and kept as their draft.
  const refused = sendCaseMessage(leadA, ours.escalation, { audience: 'asker', body: 'Dear numbatdraft.' });
  await expect(refused).rejects.toMatchObject({ status: 409 });
  await raiseFlag(member, { kind: 'question', id: ours.question }, { kind: 'spam', note: '' });
  const passed = await held(world, 'repA');
  await transferEscalation(repA, passed.escalation, { agency: 'agency-b', note: 'See dingohandover.' });
  const limited = await seenAs('limited', world);
  limitedAsker = idOf(world.actors.asker);
  await db.execute(`update questions set title = 'Kookaburra question' where id = ${limited.question}`);
  await indexMissing();
  await finishIndexing();
  for (const { id } of await db.select({ id: events.id }).from(events).orderBy(asc(events.id))) await react(id);
}, 400_000);

const get = async (at: string, actor: ActorName) => {
  const headers = { Cookie: world.cookies[actor], 'Accept-Encoding': 'identity' };
  const response = await fetch(product.url + at, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, body: await response.text() };
};

describe('a case of another agency', () => {
  test.each(ways)('is the same bytes as one that does not exist (%s)', async (way) => {
    const route = 'routes/staff.escalations.$id';
    for (const actor of ['repB', 'moderator', 'admin', 'member', 'anonymous'] as const) {
      const [theirs, none] = await Promise.all(
        [ours.escalation, 999_999].map((id) => get(addressOf(`/staff/escalations/${id}`, way, route), actor)),
      );
      expect(theirs?.status).toBe(none?.status);
      if (actor !== 'anonymous') expect(theirs?.status).toBeGreaterThanOrEqual(403);
      expect(timeless(theirs?.body, ours.escalation)).toBe(timeless(none?.body, 999_999));
      const names = (headers?: Headers) =>
        [...(headers ?? [])].filter(([name]) => !/^(x-request-id|date|content-length)$/.test(name));
      if (actor !== 'anonymous') expect(names(theirs?.headers)).toEqual(names(none?.headers));
    }
  });

  test('a page repeats nothing of its address when it says that there is nothing', async () => {
    for (const at of [`/staff/escalations/${ours.escalation}`, `/questions/${ours.question}/case`]) {
      const { status, body } = await get(at, 'repB');
      expect(status).toBe(404);
      expect(body).not.toContain(at);
      expect(body).not.toContain(encodeURIComponent(at));
    }
  });

  test('nor do the API and the live stream tell it from none', async () => {
    const bearer = { Authorization: `Bearer ${world.tokens.repB}` };
    const api = (id: number) => fetch(`${product.url}/api/v1/escalations/${id}`, { headers: bearer });
    const [theirs, none] = [await api(ours.escalation), await api(999_999)];
    expect([theirs.status, none.status]).toEqual([404, 404]);
    const problem = async (response: Response) => ({
      ...((await response.json()) as object),
      requestId: '',
      instance: '',
    });
    expect(await problem(theirs)).toEqual(await problem(none));
    const live = (id: number) => get(`/live?topics=case:${id}`, 'repB');
    expect((await live(ours.escalation)).status).toBe((await live(999_999)).status);
  });

  test.each(['document', '_data'] as const)('nor does what is attached to it (%s)', async (way) => {
    const route = 'routes/case.files.$id';
    for (const id of attached)
      for (const actor of ['repB', 'moderator', 'admin', 'member', 'anonymous'] as const) {
        const [theirs, none] = await Promise.all(
          [id, 999_999].map((one) => get(addressOf(`/case/files/${one}`, way, route), actor)),
        );
        expect(theirs?.status).toBe(none?.status);
        if (actor !== 'anonymous') expect(theirs?.status).toBe(404);
        expect((theirs?.body ?? '').replaceAll(`files%2F${id}`, '')).toBe(
          (none?.body ?? '').replaceAll('files%2F999999', ''),
        );
      }
    if (way === 'document') {
      const refused = await get('/case/files/999999', 'member');
      expect(refused.headers.get('Content-Type')).toMatch('text/html');
      expect(refused.body).toMatch(/<h1>[^<]+<\/h1>.*href="\/"/s);
    }
    const given = await get(`/case/files/${attached[0]}`, 'repA');
    expect([given.status, given.body]).toEqual([200, 'A bilbytext.']);
    expect(given.headers.get('Content-Disposition')).toMatch(/^attachment; filename="bilbyfile\.txt"/);
    expect(given.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(given.headers.get('Cache-Control')).toBe('private, no-store');
  });

  /** Without the moments of its making; the bare data, and the way back for visitors, name the address that was asked for. */
  function timeless(body: string | undefined, id: number): string {
    return (body ?? '')
      .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'T')
      .replace(/\b\d{13}\b/g, 'T')
      .replace(/"[\w-]{12}"/g, '"R"')
      .replaceAll(new RegExp(`("/staff/escalations/|redirectTo=%2Fstaff%2Fescalations%2F)${id}`, 'g'), '$1N');
  }
});

describe('what is private', () => {
  const words = [...secrets, withheldName];
  const readers = actorNames.filter((name) => name !== 'asker');

  test('is found nowhere by anybody it is not for', async () => {
    const from = (search: string) => [`/search?q=${search}`, `/api/v1/search?q=${search}`, `/similar?title=${search}`];
    const addresses = [
      '/',
      '/questions',
      '/questions?sort=unanswered',
      '/official',
      '/topics',
      '/topics/topic-a',
      '/agencies/agency-a',
      named.path,
      `/questions/${ours.question}/history`,
      `${addressOf(named.path, '.data', '')}`,
      `/users/${world.author.handle}`,
      `/users/${world.author.handle}?show=answers`,
      '/feeds/questions.atom',
      '/feeds/official.atom',
      '/feeds/topics/topic-a.atom',
      '/feeds/agencies/agency-a.atom',
      '/sitemap.xml',
      '/sitemap.xml?part=0',
      '/sitemap.xml?part=1',
      '/api/v1/questions',
      `/api/v1/questions/${ours.question}`,
      `/api/v1/answers/${ours.answer}`,
      '/api/v1/openapi.json',
      ...words.flatMap(from),
    ];
    const found: string[] = [];
    await together(
      addresses.flatMap((at) =>
        (['anonymous', 'member', 'repB', 'repA', 'admin'] as const).map((actor) => async () => {
          const { status, body } = await get(at, actor);
          if (status !== 200 && !(status === 404 && at.startsWith('/sitemap'))) found.push(`${at} ${actor}: ${status}`);
          // The words one searched for stand on the page as one's own.
          const asked = decodeURIComponent(at).toLowerCase();
          for (const word of words) {
            if (asked.includes(word.toLowerCase())) continue;
            if (body.toLowerCase().includes(word.toLowerCase())) found.push(`${word} in ${at} for ${actor}`);
          }
          if (
            /\/search\?q=/.test(at) &&
            at.startsWith('/api') &&
            (JSON.parse(body) as { items: unknown[] }).items.length
          )
            found.push(`${at} finds something for ${actor}`);
        }),
      ),
    );
    expect(found).toEqual([]);
  }, 400_000);

  test('the desks show it to those who work the case alone, and the withheld name to nobody', async () => {
    const desks = ['/staff', '/staff/escalations', '/staff/verification?scope=all', '/staff/flags', '/notifications'];
    desks.push(`/staff/escalations/${ours.escalation}`, `/questions/${ours.question}/moderate`);
    desks.push(
      `/answers/${ours.answer}/verify`,
      `/questions/${ours.question}/edit`,
      `/questions/${ours.question}/flag`,
    );
    desks.push('/staff/drafts', '/staff/replies', `/staff/escalations/${ours.escalation}/similar`);
    desks.push('/staff/flags?view=actions', `/questions/${ours.question}/case`, '/settings', '/admin/delegations');
    const found: string[] = [];
    await together(
      desks.flatMap((at) =>
        readers.map((actor) => async () => {
          const { body } = await get(at, actor);
          if (body.includes(withheldName)) found.push(`${withheldName} in ${at} for ${actor}`);
          if (actor === 'repA' || actor === 'leadA') return;
          for (const word of secrets.filter((one) => !/Kooka|dingo/.test(one)))
            if (body.includes(word)) found.push(`${word} in ${at} for ${actor}`);
        }),
      ),
    );
    expect(found).toEqual([]);
    const desk = await get(`/staff/escalations/${ours.escalation}`, 'repA');
    expect(desk.body).toContain('quokkamessage');
    expect(desk.body).toContain('wombatnote');
    // The draft is its writer's.
    expect(desk.body).not.toContain('numbatdraft');
  }, 400_000);

  test('the page of whoever withheld their name does not list what they asked or said', async () => {
    for (const show of ['questions', 'answers']) {
      const { status, body } = await get(`/users/${named.handle}?show=${show}`, 'member');
      expect(status).toBe(200);
      expect(body).not.toContain('refrigerator');
      expect(body).not.toContain('555-0100');
    }
    const own = await fetch(`${product.url}/questions/${ours.question}/case`, { headers: { Cookie: named.cookie } });
    const text = await own.text();
    expect(text).toContain('quokkamessage');
    expect(text).toContain('bilbyfile');
    for (const word of ['wombatnote', 'echidnafile', 'tasmananswer']) expect(text).not.toContain(word);
  });

  test('goes into nobody’s mail', async () => {
    const sent = await db.select().from(mails);
    expect(sent.length).toBeGreaterThan(3);
    const asker = named.handle;
    for (const mail of sent) {
      const text = JSON.stringify({ ...mail, name: '', to: '' });
      for (const word of secrets.filter((one) => !/quokka|Kooka/.test(one))) expect(text).not.toContain(word);
      if (text.includes('Kookaburra')) expect(mail.personId).toBe(limitedAsker);
      const theirs = mail.personId !== null && text.includes(withheldName);
      if (theirs) expect(await handleOf(mail.personId ?? 0)).toBe(asker);
      if (text.includes('quokkamessage'))
        expect([idOf(world.actors.repA), idOf(world.actors.leadA)]).toContain(mail.personId);
    }
  });

  test('goes through no live stream', async () => {
    const controller = new AbortController();
    const response = await fetch(`${product.url}/live?topics=question:${ours.question}`, { signal: controller.signal });
    const reader = response.body?.getReader();
    await sendCaseMessage(world.actors.repA, ours.escalation, { audience: 'asker', body: 'Hello quokkamessage.' });
    await setFollow(world.actors.admin, ours.question, true);
    let heard = '';
    const end = setTimeout(() => controller.abort(), 1_500);
    try {
      for (;;) {
        const part = await reader?.read();
        if (!part || part.done) break;
        heard += new TextDecoder().decode(part.value);
      }
    } catch {
      // Ended by ourselves.
    }
    clearTimeout(end);
    expect(heard).not.toMatch(new RegExp([...secrets, withheldName].join('|')));
  });
});

async function handleOf(personId: number): Promise<string> {
  const rows = await db.execute(`select handle from people where id = ${personId}`);
  return String(rows[0]?.handle);
}
