import { describe, expect, it } from 'vitest';
import { demoCity } from '~db/seed/content/index';
import { minutesAgo } from '~db/seed/content/minutes-ago';
import { agencySlugs, type CaseStep, type Official, type Thread, type TriggerKind } from '~db/seed/content/types';

const { staff, threads, topics } = demoCity;
const day = 1440;

const moderated = (thread: Thread, verb: string) => thread.moderation?.some((step) => step.do === verb) ?? false;
const steps = (thread: Thread): readonly CaseStep[] => thread.case?.steps ?? [];
const did = (thread: Thread, verb: CaseStep['do']) => steps(thread).some((step) => step.do === verb);
const age = (thread: Thread) => minutesAgo(thread.ago);
const triggered = (thread: Thread, kind: TriggerKind) =>
  thread.case?.triggers.some((one) => one.kind === kind) ?? false;
const closingAnswer = (thread: Thread) => steps(thread).some((step) => 'answer' in step);
const queued = (thread: Thread) => Boolean(thread.case) && steps(thread).length === 0;

/** Where a verification stands at loading, by the defaults the types name. */
function standing(thread: Thread, official: Official): 'current' | 'soon' | 'due' | 'expired' | 'withdrawn' {
  if (official.withdrawn) return 'withdrawn';
  const review = official.reviewDays ?? topics.find((topic) => topic.slug === thread.topic)?.reviewDays ?? 180;
  const passed = minutesAgo(official.ago) / day;
  if (passed >= (official.validDays ?? review + 30)) return 'expired';
  if (passed >= review) return 'due';
  return review - passed <= 14 ? 'soon' : 'current';
}

/** Of the newest verification; an earlier one on the thread is superseded. */
function officially(thread: Thread): string {
  const last = thread.answers?.flatMap((answer) => answer.officials ?? []).at(-1);
  if (closingAnswer(thread)) return 'current';
  return last ? standing(thread, last) : 'none';
}
const isOfficial = (thread: Thread) => ['current', 'soon', 'due'].includes(officially(thread));

const neighbourAnswers = (thread: Thread) => (thread.answers ?? []).filter((answer) => answer.by !== thread.by);
const outOfTheWay = (thread: Thread) =>
  ['hide', 'limit', 'close', 'duplicate', 'ask_for_info'].some((verb) => moderated(thread, verb));
const commentCount = (thread: Thread) =>
  (thread.comments?.length ?? 0) +
  (thread.answers ?? []).reduce((sum, answer) => sum + (answer.comments?.length ?? 0), 0);

describe('the demo city shows every state', () => {
  const shows: [what: string, atLeast: number, test: (thread: Thread) => boolean][] = [
    ['fresh and unanswered', 3, (t) => age(t) < day && !t.answers && !t.case && !outOfTheWay(t)],
    ['minutes old', 1, (t) => age(t) < 60],
    ['lively', 4, (t) => age(t) < 4 * day && (t.answers?.length ?? 0) >= 2 && commentCount(t) >= 3 && !t.case],
    ['accepted, not official', 3, (t) => Boolean(t.accepted) && officially(t) === 'none'],
    ['official', 15, (t) => officially(t) === 'current'],
    [
      'official, a citizen’s words',
      8,
      (t) => t.answers?.some((a) => a.officials?.some((o) => o.method === 'endorsed')) ?? false,
    ],
    ['fact checked', 3, (t) => t.answers?.some((a) => a.officials?.some((o) => o.method === 'fact_checked')) ?? false],
    ['written by staff', 5, (t) => t.answers?.some((a) => a.officials?.some((o) => o.method === 'authored')) ?? false],
    ['superseded', 1, (t) => t.answers?.some((a) => (a.officials?.length ?? 0) > 1) ?? false],
    [
      'official with a later unverified edit',
      2,
      (t) =>
        t.answers?.some((a) => {
          const [edit, official] = [a.edits?.at(-1), a.officials?.at(-1)];
          return Boolean(edit && official && minutesAgo(edit.ago) < minutesAgo(official.ago));
        }) ?? false,
    ],
    ['expiring soon', 2, (t) => officially(t) === 'soon'],
    ['recheck due', 1, (t) => officially(t) === 'due'],
    ['was official', 2, (t) => officially(t) === 'expired'],
    ['withdrawn', 2, (t) => officially(t) === 'withdrawn'],
    [
      'claimed, with note and private messages',
      3,
      (t) => did(t, 'claim') && did(t, 'note') && did(t, 'message') && !did(t, 'resolve'),
    ],
    [
      'waiting for the asker',
      2,
      (t) => steps(t).at(-1)?.do === 'wait' && steps(t).some((s) => s.do === 'wait' && s.for === 'asker'),
    ],
    ['waiting for a third party', 1, (t) => steps(t).some((s) => s.do === 'wait' && s.for === 'third_party')],
    ['transferred', 1, (t) => did(t, 'transfer')],
    ['resolved by an official answer', 2, closingAnswer],
    ['resolved by a reason', 3, (t) => steps(t).some((s) => s.do === 'resolve' && 'reason' in s)],
    ['name withheld', 3, (t) => Boolean(t.anonymous)],
    ['needs info', 2, (t) => moderated(t, 'ask_for_info')],
    ['duplicate', 2, (t) => moderated(t, 'duplicate')],
    ['closed', 2, (t) => moderated(t, 'close')],
    ['hidden spam', 2, (t) => moderated(t, 'hide')],
    ['limited', 2, (t) => moderated(t, 'limit')],
    ['flags waiting', 2, (t) => t.flags?.some((flag) => !flag.handled) ?? false],
    ['flags handled', 2, (t) => t.flags?.some((flag) => flag.handled) ?? false],
    ['fifteen comments and competing answers', 1, (t) => commentCount(t) >= 15 && triggered(t, 'conflict')],
    ['taken at the counter or by phone', 2, (t) => Boolean(t.channel)],
  ];
  it.each(shows)('%s', (_, atLeast, test) => {
    expect(threads.filter(test).length).toBeGreaterThanOrEqual(atLeast);
  });

  it.each<TriggerKind>(['unanswered', 'unresolved', 'demand', 'asker', 'moderator', 'conflict', 'safety', 'recheck'])(
    'queued because of %s',
    (kind) => {
      expect(threads.some((thread) => queued(thread) && triggered(thread, kind))).toBe(true);
    },
  );

  it('has official answers of every agency', () => {
    const agencies = threads
      .filter(isOfficial)
      .map((thread) => topics.find((topic) => topic.slug === thread.topic)?.agency);
    expect(agencySlugs.filter((slug) => !agencies.includes(slug))).toEqual(['revenue']);
    expect(threads.find((thread) => thread.key === 'bill-to-old-owner' && closingAnswer(thread))).toBeDefined();
  });
});

describe('the demo city obeys the rules, so that the sweeps find nothing forgotten', () => {
  const open = threads.filter((thread) => !outOfTheWay(thread));

  it.each(open.map((thread) => [thread.key, thread] as const))(
    '%s is where its age and answers put it',
    (_, thread) => {
      if (age(thread) >= day && neighbourAnswers(thread).length === 0) expect(thread.case).toBeDefined();
      if (age(thread) >= 4 * day && !thread.accepted && !isOfficial(thread)) expect(thread.case).toBeDefined();
      if ((thread.meToo?.length ?? 0) >= 20 && !isOfficial(thread)) expect(triggered(thread, 'demand')).toBe(true);
      if (commentCount(thread) >= 15 && !isOfficial(thread)) expect(triggered(thread, 'conflict')).toBe(true);
      expect(thread.views).toBeLessThan(500);
      if (['due', 'expired'].includes(officially(thread))) expect(triggered(thread, 'recheck')).toBe(true);
    },
  );

  it('calls close scores a conflict only where it shows one', () => {
    for (const thread of open.filter((one) => !isOfficial(one) && !triggered(one, 'conflict') && !one.accepted)) {
      const votes = (thread.answers ?? []).map((answer) => [answer.up?.length ?? 0, answer.down?.length ?? 0] as const);
      const total = votes.reduce((sum, [up, down]) => sum + up + down, 0);
      const [best = 0, next = 0] = votes.map(([up, down]) => up - down).sort((a, b) => b - a);
      if (votes.length > 1 && total >= 6) expect(best - next, thread.key).toBeGreaterThanOrEqual(4);
    }
  });

  it('opens cases no sooner than their triggers allow', () => {
    for (const thread of threads) {
      for (const trigger of thread.case?.triggers ?? []) {
        const waited = age(thread) - minutesAgo(trigger.ago);
        if (trigger.kind === 'unanswered' || trigger.kind === 'asker')
          expect(waited, thread.key).toBeGreaterThanOrEqual(day);
        if (trigger.kind === 'unresolved') expect(waited, thread.key).toBeGreaterThanOrEqual(10 * day);
        if (['asker', 'moderator', 'safety'].includes(trigger.kind)) expect(trigger.by && trigger.reason).toBeTruthy();
        if (trigger.kind === 'asker') expect(trigger.by).toBe(thread.by);
        if (trigger.kind !== 'unanswered') continue;
        const before = neighbourAnswers(thread).filter((answer) => minutesAgo(answer.ago) > minutesAgo(trigger.ago));
        expect(before, thread.key).toEqual([]);
      }
    }
  });

  it('lets only members of the case’s agency, or its asker, act on it', () => {
    for (const thread of threads) {
      let agency = topics.find((topic) => topic.slug === thread.topic)?.agency;
      let receiver = agency;
      for (const step of steps(thread)) {
        if (step.do === 'accept') agency = receiver;
        if (step.do === 'message' && step.by === thread.by) continue;
        expect(staff.find((person) => person.handle === step.by)?.agency, `${thread.key} ${step.do}`).toBe(agency);
        if (step.do === 'transfer') receiver = step.to;
      }
      if (steps(thread).length > 0) expect(steps(thread)[0]?.do).toBe('claim');
    }
  });
});
