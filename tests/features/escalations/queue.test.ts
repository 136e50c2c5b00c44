import { eq, like } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { listEscalations } from '~/features/channels/api-escalations.queries.server';
import { claimEscalation } from '~/features/escalations/claim-escalation.server';
import { openEscalation } from '~/features/escalations/open-escalation.server';
import { deskPeople, deskTags, queueCounts, queueList, queueScope } from '~/features/escalations/queue.queries.server';
import { readFilter, writeFilter } from '~/features/escalations/queue-filter';
import { deleteFilter, renameFilter, savedFilters, saveFilter } from '~/features/escalations/queue-filters.server';
import { setCaseState } from '~/features/escalations/set-case-state.server';
import { tagEscalation, untagEscalation } from '~/features/escalations/tag-escalation.server';
import { watchEscalation } from '~/features/escalations/watch-escalation.server';
import { liveTopicsOf } from '~/features/notifications/live-topics';
import { indexQuestions } from '~/features/search/index-questions.server';
import type { Actor, PersonActor } from '~/platform/actor';
import { tagsOf } from '~/subscribers/page-tags';
import { db } from '~db/client';
import { caseTags, events, questionRevisions, questions } from '~db/schema';
import { testDatabase } from '../../support/database';
import { agency, eventTypes, hours, later, monday, person, question, refusal, topic } from './desk';

testDatabase();

let asker: Actor;
let moderator: Actor;
let rep: PersonActor;
let lead: PersonActor;
let stranger: Actor;
let topicId: number;

beforeAll(async () => {
  const works = await agency('works');
  const water = await agency('water');
  topicId = await topic('bulky', works);
  asker = await person('Ana');
  moderator = await person('Mo', 'moderator');
  rep = (await person('Rosa', 'rep', works)) as PersonActor;
  lead = (await person('Lena', 'lead', works)) as PersonActor;
  stranger = await person('Stan', 'rep', water);
});

async function open(title: string, by = asker, text = '', more = {}): Promise<{ id: number; questionId: number }> {
  const questionId = await question(by, topicId, { title });
  const body = { bodyMarkdown: text, bodyHtml: text, title, topicId, authorId: by.personId ?? 0, createdAt: monday };
  const [revision] = await db
    .insert(questionRevisions)
    .values({ ...body, questionId, number: 1 })
    .returning();
  await db
    .update(questions)
    .set({ revisionId: revision?.id ?? null })
    .where(eq(questions.id, questionId));
  await indexQuestions(db, [questionId]);
  const { id } = await openEscalation(moderator, questionId, { reason: 'Please.', ...more }, later(hours(1)));
  await indexQuestions(db, [questionId]);
  return { id, questionId };
}

const narrowed = (query: string) => readFilter(new URLSearchParams(query));
const idsOf = async (query: string, who = rep) => {
  const filter = narrowed(query);
  const { items } = await queueList(await queueScope(who), filter.view ?? 'agency', null, later(hours(2)), filter);
  return items.map((row) => row.id);
};

describe('tags', () => {
  it('are a desk’s own words, once on a case, each change an event that stays inside', async () => {
    const { id, questionId } = await open('The storm took a tree down');
    for (const word of ['Storm ', 'storm', '  Big   Storm ']) await tagEscalation(rep, id, word);
    expect((await queueList(await queueScope(rep), 'agency', null)).items.find((row) => row.id === id)?.tags).toEqual([
      'big storm',
      'storm',
    ]);
    expect(await idsOf('tag=storm')).toEqual([id]);
    await untagEscalation(lead, id, 'STORM');
    await untagEscalation(lead, id, 'storm');
    expect(await idsOf('tag=storm')).toEqual([]);
    const types = await eventTypes(questionId);
    expect(types.slice(1)).toEqual(['escalation.tagged', 'escalation.tagged', 'escalation.untagged']);
    const told = await db.select().from(events).where(like(events.type, 'escalation.%tagged'));
    expect(JSON.stringify(told)).not.toContain('storm');
    for (const event of told) {
      expect(liveTopicsOf(event)).not.toContain(`question:${questionId}`);
      expect(tagsOf(event)).toEqual([]);
    }
    expect(await deskTags(await queueScope(rep))).toContain('storm');
    expect(await deskTags(await queueScope(stranger as PersonActor))).toEqual([]);
  });

  it('are for people of the desk, ten at most, and one word made by many at once is one', async () => {
    const { id } = await open('Too many words');
    const nothing = await refusal(tagEscalation(rep, 987_654, 'x'));
    for (const actor of [stranger, asker]) expect(await refusal(tagEscalation(actor, id, 'x'))).toEqual(nothing);
    expect(await refusal(tagEscalation(rep, id, '  '))).toMatchObject({ status: 422 });
    const others = await Promise.all(Array.from({ length: 8 }, (_, n) => open(`Storm ${n}`)));
    await Promise.all(others.map((one) => tagEscalation(rep, one.id, 'flood')));
    expect(await db.select().from(caseTags).where(eq(caseTags.name, 'flood'))).toHaveLength(1);
    for (let n = 0; n < 10; n++) await tagEscalation(rep, id, `tag ${n}`);
    expect(await refusal(tagEscalation(rep, id, 'one more'))).toMatchObject({ status: 422 });
  });
});

describe('watching', () => {
  it('puts a case into a view of its own until it is watched no more', async () => {
    const { id, questionId } = await open('A hole in the road');
    for (let n = 0; n < 2; n++) await watchEscalation(rep, id, true);
    expect(await idsOf('view=watched')).toEqual([id]);
    expect(await idsOf('view=watched', lead)).toEqual([]);
    expect((await queueCounts(await queueScope(rep))).watched).toBe(1);
    for (let n = 0; n < 2; n++) await watchEscalation(rep, id, false);
    expect(await idsOf('view=watched')).toEqual([]);
    expect((await eventTypes(questionId)).slice(1)).toEqual(['escalation.watched', 'escalation.unwatched']);
    expect(await refusal(watchEscalation(stranger, id, true))).toMatchObject({ status: 404 });
  });
});

describe('danger to people', () => {
  it('stands first in every view, whatever is due, page after page, and is found though search knows nothing of it', async () => {
    const early = await open('The lantern is loose');
    const danger = await open('A lantern over a cable', asker, '', { safety: true });
    const waits = await open('A lantern for the quay');
    await claimEscalation(rep, danger.id, later(hours(1)));
    await setCaseState(rep, danger.id, { state: 'waiting_asker' }, later(hours(1)));
    for (const { id } of [waits, danger]) await watchEscalation(rep, id, true);
    await claimEscalation(rep, waits.id, later(hours(1)));
    await setCaseState(rep, waits.id, { state: 'waiting_asker' }, later(hours(1) - 1000));
    const views = {
      agency: [danger, early, waits],
      waiting: [danger, waits],
      watched: [danger, waits],
      mine: [danger, waits],
    };
    for (const [view, expected] of Object.entries(views))
      expect(await idsOf(`view=${view}&q=lantern`)).toEqual(expected.map(({ id }) => id));
    for (const view of ['breaching', 'late']) expect(await idsOf(`view=${view}`)).not.toContain(danger.id);
    await setCaseState(rep, danger.id, { state: 'claimed' }, later(hours(1)));
    expect((await idsOf('view=breaching'))[0]).toBe(danger.id);
    await setCaseState(rep, danger.id, { state: 'waiting_asker' }, later(hours(1)));

    const scope = await queueScope(rep);
    const seen: number[] = [];
    for (let after: string | null = null; ; ) {
      const piece: Awaited<ReturnType<typeof queueList>> = await queueList(scope, 'agency', after, monday, null, 2);
      seen.push(...piece.items.map((row) => row.id));
      after = piece.next;
      if (after === null) break;
    }
    const whole = await queueList(scope, 'agency', null);
    expect(seen).toEqual(whole.items.map((row) => row.id));
    expect(seen[0]).toBe(danger.id);
    const api = await listEscalations(rep, { limit: 50 });
    expect(api.items.map((row) => row.id)).toEqual(seen);
    expect(
      (await listEscalations(rep, { limit: 50, after: (await listEscalations(rep, { limit: 1 })).next ?? '' })).items[0]
        ?.id,
    ).toBe(seen[1]);
  });
});

describe('looking for cases', () => {
  it('finds words of title and text without their accents, and numbers; never one’s own question', async () => {
    const bench = await open('¿Dónde está el banco del parque?', asker, 'It was *painted* 100% green');
    const own = await open('My own bench', rep);
    expect(await idsOf('q=donde BANCO')).toEqual([bench.id]);
    expect(await idsOf('q=painted')).toEqual([bench.id]);
    expect(await idsOf('q=100%25')).toEqual([bench.id]);
    expect(await idsOf(`q=%23${bench.id}`)).toContain(bench.id);
    expect(await idsOf('q=dónde está el banc')).toEqual([bench.id]);
    expect(await idsOf('q=banco nowhere')).toEqual([]);
    expect(await idsOf('q=bench')).toEqual([]);
    expect(await idsOf('q=bench', lead)).toEqual([own.id]);
    await claimEscalation(rep, bench.id, later(hours(2)));
    expect(await idsOf('q=banco&who=me')).toEqual([bench.id]);
    expect(await idsOf('q=banco&who=nobody')).toEqual([]);
    expect(await idsOf('q=banco&trigger=moderator&topic=bulky')).toEqual([bench.id]);
    expect(await idsOf('q=banco&trigger=demand')).toEqual([]);
    expect(await idsOf('q=banco&topic=nowhere')).toEqual([]);
  });

  it('keeps filters under a name, each person their own', async () => {
    for (const name of [' Storm ', 'storm']) await saveFilter(rep, { name, query: 'tag=storm&view=late&x=1&after=2' });
    expect(await refusal(saveFilter(rep, { name: 'STORM', query: 'q=tree' }))).toMatchObject({ status: 422 });
    const [saved, ...others] = await savedFilters(rep.personId);
    expect(saved).toMatchObject({ name: 'Storm', query: 'view=late&tag=storm' });
    expect(others).toEqual([]);
    expect(await savedFilters(lead.personId)).toEqual([]);
    const id = saved?.id ?? 0;
    await saveFilter(rep, { name: 'Other', query: 'view=mine' });
    expect(await refusal(renameFilter(rep, { id, name: 'other' }))).toMatchObject({ status: 422 });
    expect(await refusal(saveFilter(rep, { name: ' ', query: '' }))).toMatchObject({ status: 422 });
    await renameFilter(rep, { id, name: 'Flood' });
    expect(await refusal(renameFilter(lead, { id, name: 'Mine' }))).toMatchObject({ status: 404 });
    expect(await refusal(deleteFilter(lead, id))).toMatchObject({ status: 404 });
    await deleteFilter(rep, id);
    expect((await savedFilters(rep.personId)).map((one) => one.name)).toEqual(['Other']);
    expect(await refusal(saveFilter(asker, { name: 'Mine', query: '' }))).toMatchObject({ status: 403 });
    expect(writeFilter(narrowed('tag=B&q=%20a%20%20b&view=nowhere&trigger=x'))).toBe('q=a+b&tag=b');
  });

  it('offers leads whom to give cases to', async () => {
    expect(await deskPeople(rep, await queueScope(rep))).toEqual([]);
    const offered = await deskPeople(lead, await queueScope(lead));
    expect(offered.map((one) => one.name).sort()).toEqual(['Lena', 'Rosa']);
  });
});
