import { expect, test } from 'vitest';
import { recipients, type Scene } from '~/features/notifications/recipients';

const [asker, author, follower, reader, former, watcher] = [1, 2, 3, 4, 5, 6];
const scene = (data: Record<string, unknown>): Scene => ({
  askerId: asker,
  answerAuthorId: author,
  followers: [follower],
  isPublic: data.isPublic !== false,
  assigneeId: null,
  formerHolderId: former,
  watchers: [watcher],
  named: { personIds: [reader], authorId: null },
  data,
});
const told = (type: string, data: Record<string, unknown>) =>
  Object.fromEntries(recipients(type, scene(data), 9).map(({ personId, kind }) => [personId, kind]));

test('a correction reaches followers, asker, author and everybody who relied on the old text; the same text again nobody', () => {
  expect(told('answer.verified', { change: 'corrected' })).toEqual({
    [author]: 'official_corrected',
    [asker]: 'official_corrected',
    [follower]: 'official_corrected',
    [reader]: 'official_corrected',
  });
  expect(told('answer.verified', { change: 'again' })).toEqual({});
  expect(told('answer.verified', { change: 'first' })).toMatchObject({
    [author]: 'your_answer_official',
    [reader]: 'answer_official',
  });
});

test('whoever reported hears the outcome; of what readers never saw, no reader hears', () => {
  expect(told('verification.challenge_decided', { outcome: 'upheld' })).toEqual({ [reader]: 'challenge_upheld' });
  expect(told('verification.challenge_decided', { outcome: 'dismissed' })).toEqual({ [reader]: 'challenge_dismissed' });
  expect(told('verification.withdrawn', { wasOfficial: false })).toEqual({});
  expect(told('verification.withdrawn', { wasOfficial: true })).toMatchObject({ [follower]: 'official_ended' });
  expect(told('verification.returned', {})).toEqual({ [author]: 'answer_returned', [reader]: 'proposal_returned' });
  expect(told('verification.review_asked', {})).toEqual({ [reader]: 'second_needed' });
});

test('a transfer that nobody took reaches who sent it and who sorts it now; of what is not public, who sent it hears nothing', () => {
  const returned = (data: Record<string, unknown>) =>
    recipients(
      'escalation.transfer_returned',
      { ...scene({ senderId: 8, ...data }), named: { personIds: [reader, 8], authorId: null } },
      null,
    );
  expect(Object.fromEntries(returned({}).map(({ personId, kind }) => [personId, kind]))).toEqual({
    [reader]: 'case_came_back',
    8: 'transfer_not_taken',
    [asker]: 'case_transferred',
    [watcher]: 'watched_transferred',
  });
  expect(returned({ isPublic: false }).map(({ personId }) => personId)).not.toContain(8);
});

test('who watches a case hears how it goes; who lost it, how', () => {
  expect(told('escalation.assigned', { from: former, to: 9 })).toEqual({
    [former]: 'case_taken',
    [watcher]: 'watched_claimed',
  });
  expect(told('escalation.assigned', { from: former, to: 8 })).toMatchObject({ [former]: 'case_given_on' });
  expect(told('escalation.reverted', {})).toEqual({ [former]: 'case_reverted', [watcher]: 'watched_queued' });
  expect(told('escalation.message_sent', { side: 'staff' })).toEqual({
    [asker]: 'case_message',
    [watcher]: 'watched_message',
  });
  expect(told('escalation.state_changed', { to: 'waiting_asker' })).toEqual({ [watcher]: 'watched_waiting_asker' });
  expect(told('escalation.resolved', {})).toEqual({ [asker]: 'case_resolved', [watcher]: 'watched_resolved' });
});
