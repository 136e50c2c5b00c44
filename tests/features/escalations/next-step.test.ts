import { describe, expect, it } from 'vitest';
import { type NextStepFacts, nextStep, nextStepChanges } from '~/features/escalations/next-step';

const at = new Date('2026-06-02T10:00:00Z');
const hour = (n: number) => new Date(at.getTime() + n * 3_600_000);
const fresh: NextStepFacts = {
  visibility: 'public',
  dormant: false,
  unansweredAt: hour(3),
  unresolvedAt: hour(90),
  closed: null,
  duplicate: false,
  needsInfo: false,
  accepted: false,
  answered: false,
  official: null,
  openCase: null,
  merged: null,
  lastEnd: null,
};
const open = {
  state: 'claimed',
  agency: 'Public Works',
  since: hour(-20),
  dueAt: hour(5),
  why: 'unanswered' as const,
};
const main = { id: 7, slug: 'brown-water', title: 'Brown water', language: 'en' };
const merged = { agency: 'Water', main, since: hour(-9), dueAt: hour(4), end: null };
const official = { state: 'current' as const, agency: 'Public Works', verifiedAt: hour(-90), validUntil: hour(900) };

describe('what happens next', () => {
  const cases: [string, Partial<NextStepFacts>, unknown][] = [
    ['waits for neighbours until it goes to staff', {}, { kind: 'waiting', by: hour(3) }],
    ['is on its way to staff when that hour has passed', { unansweredAt: hour(-1) }, { kind: 'going_to_staff' }],
    ['has answers that may not settle it', { answered: true }, { kind: 'answered', by: hour(90) }],
    [
      'is with staff',
      { openCase: open },
      { kind: 'with_staff', agency: 'Public Works', since: hour(-20), by: hour(5), why: 'unanswered' },
    ],
    [
      'is late and says so',
      { openCase: { ...open, dueAt: at } },
      { kind: 'with_staff_late', agency: 'Public Works', since: hour(-20), by: at, why: 'unanswered' },
    ],
    [
      'is worked on with another question',
      { merged },
      { kind: 'merged', agency: 'Water', main, since: hour(-9), by: hour(4) },
    ],
    [
      'names no hour that has passed',
      { merged: { ...merged, dueAt: at } },
      expect.objectContaining({ kind: 'merged_soon' }),
    ],
    [
      'was answered with another question',
      { merged: { ...merged, end: { at, reason: null, note: null } } },
      { kind: 'merged_answered', agency: 'Water', main, at },
    ],
    [
      'shares the public reason of the other question',
      { merged: { ...merged, end: { at, reason: 'legal', note: 'A court decides.' } } },
      { kind: 'no_answer', agency: 'Water', reason: 'legal', note: 'A court decides.', at },
    ],
    [
      'waits for who asked',
      { openCase: { ...open, state: 'waiting_asker', dueAt: null } },
      { kind: 'asker_needed', agency: 'Public Works', since: hour(-20), why: 'unanswered' },
    ],
    [
      'is official',
      { official, openCase: open },
      { kind: 'official', agency: 'Public Works', at: hour(-90), until: hour(900) },
    ],
    [
      'was official',
      { official: { ...official, state: 'expired' }, openCase: open },
      { kind: 'was_official', agency: 'Public Works', until: hour(900) },
    ],
    [
      'is in doubt',
      { official: { ...official, state: 'suspended' } },
      { kind: 'suspended', agency: 'Public Works', until: hour(900) },
    ],
    [
      'was withdrawn and goes back to the beginning',
      { official: { ...official, state: 'withdrawn' } },
      { kind: 'waiting', by: hour(3) },
    ],
    [
      'ended with a reason',
      { lastEnd: { agency: 'PW', reason: 'legal', note: 'n', at: hour(-1) } },
      { kind: 'no_answer', agency: 'PW', reason: 'legal', note: 'n', at: hour(-1) },
    ],
    ['was accepted', { accepted: true, answered: true }, { kind: 'accepted' }],
    [
      'is closed, whatever else',
      { closed: { reason: 'off_topic', at: hour(-1) }, openCase: open },
      { kind: 'closed', reason: 'off_topic', at: hour(-1) },
    ],
    ['was asked before', { duplicate: true }, { kind: 'duplicate' }],
    ['waits for a moderator', { visibility: 'pending_review' }, { kind: 'under_review' }],
    ['sleeps while imported', { dormant: true, answered: true }, { kind: 'resting' }],
  ];
  it.each(cases)('%s', (_, facts, expected) => {
    expect(nextStep({ ...fresh, ...facts }, at)).toEqual(expected);
  });

  it('never promises a moment that has passed, and names the moment at which it changes', () => {
    for (const [, facts] of cases) {
      const step = nextStep({ ...fresh, ...facts }, at);
      const changes = nextStepChanges(step);
      // Whether it is official is reckoned by its own rule (review-due).
      if (changes === null || facts.official) continue;
      expect(changes > at).toBe(true);
      expect(nextStep({ ...fresh, ...facts }, changes)).not.toEqual(step);
    }
  });
});
