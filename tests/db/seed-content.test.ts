import { describe, expect, it } from 'vitest';
import { unknownFields } from '~/features/escalations/canned-reply';
import { demoCity, demoLogins } from '~db/seed/content/index';
import { minutesAgo } from '~db/seed/content/minutes-ago';
import { type Answer, agencySlugs, type Official, type Thread, topicSlugs } from '~db/seed/content/types';

const { agencies, topics, citizens, staff, replies, threads } = demoCity;
const people = new Map([...citizens, ...staff].map((person) => [person.handle, person]));
const everything = JSON.stringify(demoCity);

/** Every act of a thread that has a person and a moment, with the moment it must come after. */
function acts(thread: Thread): { by: string; ago: string; after: string }[] {
  const found: { by: string; ago: string; after: string }[] = [{ by: thread.by, ago: thread.ago, after: '720d' }];
  const add = (after: string, items: readonly { by?: string; ago: string }[] = []) => {
    for (const item of items) found.push({ by: item.by ?? 'marcus', ago: item.ago, after });
  };
  add(thread.ago, thread.comments);
  add(thread.ago, thread.answers);
  add(thread.ago, thread.edits);
  add(thread.ago, thread.moderation);
  for (const answer of thread.answers ?? []) {
    add(answer.ago, answer.edits);
    add(answer.ago, answer.officials);
    for (const official of answer.officials ?? []) {
      add(official.ago, official.withdrawn && [official.withdrawn]);
      add(official.ago, official.reports);
    }
  }
  for (const answer of thread.answers ?? []) add(thread.ago, answer.comments);
  if (thread.accepted) {
    const accepted = thread.answers?.find((answer) => answer.key === thread.accepted?.answer);
    add(accepted?.ago ?? '0m', [{ by: thread.by, ago: thread.accepted.ago }]);
  }
  let last = thread.ago;
  for (const step of [...(thread.case?.triggers ?? []), ...(thread.case?.steps ?? [])]) {
    add(last, [step]);
    last = step.ago;
    if ('answer' in step) add(step.ago, step.answer.comments);
  }
  for (const flag of thread.flags ?? []) {
    add(thread.ago, [flag]);
    add(flag.ago, flag.handled && [flag.handled]);
  }
  return found;
}

function postsIn(thread: Thread): Map<string, string> {
  const authors = new Map([['question', thread.by]]);
  for (const answer of thread.answers ?? []) authors.set(answer.key, answer.by);
  const comments = [...(thread.comments ?? []), ...(thread.answers ?? []).flatMap((answer) => answer.comments ?? [])];
  for (const comment of comments) if (comment.key) authors.set(comment.key, comment.by);
  return authors;
}

function officialsOf(thread: Thread): { answer: Answer; official: Official }[] {
  return (thread.answers ?? []).flatMap((answer) => (answer.officials ?? []).map((official) => ({ answer, official })));
}

function expectDistinct(list: readonly string[], label: string): void {
  expect(new Set(list).size, `${label}: ${list.join(' ')}`).toBe(list.length);
}

describe('the demo city holds together', () => {
  it('has 8 agencies, 20 topics, 60 threads, 7 of them in Spanish', () => {
    expect(agencies.map((agency) => agency.slug)).toEqual([...agencySlugs]);
    expect(topics.map((topic) => topic.slug)).toEqual([...topicSlugs]);
    expect([agencies.length, topics.length, threads.length]).toEqual([8, 20, 60]);
    expect(threads.filter((thread) => thread.language === 'es')).toHaveLength(7);
    expect(threads[0]?.key).toBe('old-refrigerator');
  });

  it('has prepared replies, kept by leads, with fields that there are, and files with what is said in private', () => {
    for (const reply of replies) {
      const lead = staff.find(({ handle }) => handle === reply.by);
      expect([reply.title, lead?.role, lead?.agency]).toEqual([reply.title, 'lead', reply.agency]);
      expect(unknownFields(reply.body)).toEqual([]);
      expect(reply.body).toMatch(/\{holder\}/);
    }
    expect(replies.filter(({ title }) => title.endsWith('(español)')).length).toBeGreaterThanOrEqual(3);
    expect(everything).toContain('claim-form.pdf');
  });

  it('names everything once', () => {
    expectDistinct(
      threads.map((thread) => thread.key),
      'threads',
    );
    expectDistinct(
      [...citizens, ...staff].map((person) => person.handle),
      'handles',
    );
    expectDistinct(
      [...citizens, ...staff].map((person) => person.name),
      'names',
    );
    expectDistinct(
      agencies.map((agency) => agency.codePrefix),
      'prefixes',
    );
    expectDistinct(
      topics.map((topic) => topic.icon),
      'icons',
    );
    for (const thread of threads) {
      expectDistinct(thread.answers?.map((answer) => answer.key) ?? [], thread.key);
      expect(thread.answers?.length ?? 0).toBeLessThanOrEqual(6);
    }
    expect(agencies.filter((agency) => agency.triage)).toHaveLength(1);
  });

  it('has its log-ins, one for each kind of person', () => {
    expect(demoLogins.map((login) => people.get(login.handle)?.email)).toEqual(
      demoLogins.map((login) => `${login.handle}@portalder.example`),
    );
    const roles = demoLogins.map((login) => staff.find((person) => person.handle === login.handle)?.role ?? 'citizen');
    expect(roles).toEqual(['citizen', 'moderator', 'rep', 'rep', 'lead', 'admin']);
    for (const person of staff) expect(Boolean(person.agency)).toBe(['rep', 'lead'].includes(person.role));
  });

  it.each(threads.map((thread) => [thread.key, thread] as const))('%s refers only to what exists', (_, thread) => {
    const posts = postsIn(thread);
    for (const { by } of acts(thread)) expect(people.has(by), by).toBe(true);
    if (thread.accepted) expect(posts.has(thread.accepted.answer)).toBe(true);
    for (const flag of thread.flags ?? []) {
      expect(posts.has(flag.on), flag.on).toBe(true);
      expect(posts.get(flag.on)).not.toBe(flag.by);
    }
    for (const step of thread.moderation ?? []) {
      expect(staff.find((person) => person.handle === step.by)?.role).toBe('moderator');
      if (step.do === 'duplicate') {
        const original = threads.find((other) => other.key === step.of);
        expect(original?.language).toBe(thread.language);
        expect(original?.moderation).toBeUndefined();
        expect(minutesAgo(original?.ago ?? '0m')).toBeGreaterThan(minutesAgo(thread.ago));
      }
    }
    for (const { official } of officialsOf(thread)) {
      for (const by of [...(official.helped?.yes ?? []), ...(official.helped?.no ?? [])])
        expect(people.has(by), by).toBe(true);
    }
  });

  it.each(threads.map((thread) => [thread.key, thread] as const))(
    '%s happens in order, by people who had joined',
    (_, thread) => {
      for (const act of acts(thread)) {
        const label = `${act.by} ${act.ago}`;
        expect(minutesAgo(act.ago), label).toBeLessThanOrEqual(minutesAgo(act.after));
        expect(minutesAgo(act.ago), label).toBeLessThan(minutesAgo(people.get(act.by)?.joined ?? '0m'));
      }
    },
  );

  it.each(threads.map((thread) => [thread.key, thread] as const))(
    '%s lets nobody count twice or for themselves',
    (_, thread) => {
      const ofQuestion = [thread.meToo ?? [], thread.followers ?? []];
      const ofAnswers = (thread.answers ?? []).flatMap((answer) => {
        const helped = (answer.officials ?? []).flatMap(({ helped }) => [
          ...(helped?.yes ?? []),
          ...(helped?.no ?? []),
        ]);
        return [[answer.by, [...(answer.up ?? []), ...(answer.down ?? [])]] as const, [answer.by, helped] as const];
      });
      for (const [author, list] of [...ofQuestion.map((list) => [thread.by, list] as const), ...ofAnswers]) {
        expectDistinct([author, ...list], thread.key);
        for (const handle of list) {
          expect(minutesAgo(people.get(handle)?.joined ?? '0m'), handle).toBeGreaterThan(minutesAgo(thread.ago));
        }
      }
    },
  );

  it('keeps official answers short, sourced and within somebody’s delegation', () => {
    const rank = { low: 0, medium: 1, high: 2 };
    for (const thread of threads) {
      const moved = thread.moderation?.find((step) => step.do === 'move');
      const topic = topics.find((one) => one.slug === (moved?.do === 'move' ? moved.to : thread.topic));
      if (!topic) throw new Error(thread.key);
      const mayVerify = (handle: string) =>
        staff
          .find((person) => person.handle === handle)
          ?.delegations.some(
            (one) =>
              one.agency === topic.agency &&
              (one.topic === 'all' || one.topic === topic.slug) &&
              rank[one.risk] >= rank[topic.risk],
          ) ?? false;
      for (const { answer, official } of officialsOf(thread)) {
        expect(official.short.length, thread.key).toBeLessThanOrEqual(320);
        expect(official.sources.length).toBeGreaterThan(0);
        for (const source of official.sources)
          expect(source).toMatch(/^https:\/\/www\.portalder\.example\/[a-z0-9/-]+$/);
        expect(mayVerify(official.by), `${official.by} on ${thread.key}`).toBe(true);
        const byStaff = staff.some((person) => person.handle === answer.by);
        expect(official.method === 'authored', thread.key).toBe(byStaff);
        if (topic.risk === 'high') {
          expect(new Set([answer.by, official.by, official.approvedBy]).size, thread.key).toBe(3);
          expect(mayVerify(official.approvedBy ?? '')).toBe(true);
        }
      }
      for (const step of thread.case?.steps ?? []) {
        if (!('answer' in step)) continue;
        expect(step.answer.short.length, thread.key).toBeLessThanOrEqual(320);
        expect(topic.risk, 'high risk needs a second person').not.toBe('high');
        expect(mayVerify(step.by)).toBe(true);
      }
    }
  });

  it('writes titles, texts, phones and addresses that can be', () => {
    for (const thread of threads) {
      expect(thread.title.length).toBeLessThanOrEqual(150);
      expect(thread.body, thread.key).not.toMatch(/^ {2,}\S/m);
      expect(thread.tags.length).toBeGreaterThan(0);
    }
    expect(everything.match(/\b\d{3}-\d{4}\b/g)?.filter((phone) => !/^555-01\d\d$/.test(phone))).toEqual([]);
    expect(everything.match(/@[a-z.-]+\.[a-z]+/g)?.filter((host) => host !== '@portalder.example')).toEqual([]);
    expect(everything.match(/https?:\/\/[^/\s")]+/g)?.filter((url) => !url.endsWith('.example'))).toEqual([]);
    expect(everything).not.toMatch(/\(\d{3}\)|\$ \d/);
  });

  it('gives every agency hours, and some a lunch break', () => {
    const intervals = agencies.flatMap((agency) => Object.values(agency.hours).flat());
    for (const [open, close] of intervals) expect(open < close, `${open}–${close}`).toBe(true);
    const withLunch = agencies.filter((agency) => Object.values(agency.hours).some((day) => day.length === 2));
    expect(withLunch.length).toBeGreaterThanOrEqual(2);
    for (const slug of topicSlugs)
      expect(
        threads.some((thread) => thread.topic === slug),
        slug,
      ).toBe(true);
  });
});
