import type { NoticeKind } from './notice.words';

/** What of a thread and its case decides who is told. Ids only. */
export type Scene = {
  askerId: number;
  answerAuthorId: number | null;
  followers: readonly number[];
  /** Everybody may read the question. */
  isPublic: boolean;
  assigneeId: number | null;
  /** Who held the case until now, and who watches it: those of them who may still read it. */
  formerHolderId: number | null;
  watchers: readonly number[];
  /** Ids that the event itself names. */
  named: { personIds: readonly number[]; authorId: number | null };
  /** Data of the event. */
  data: Readonly<Record<string, unknown>>;
};

export type Told = { personId: number; kind: NoticeKind; mail: boolean };

const tell = (kind: NoticeKind, ids: readonly (number | null)[], mail = true): Told[] =>
  ids.flatMap((personId) => (personId === null ? [] : [{ personId, kind, mail }]));

type Rule = (scene: Scene, actorId: number | null) => Told[];

const author: (kind: NoticeKind) => Rule = (kind) => (s) =>
  tell(kind, [s.named.authorId ?? s.answerAuthorId ?? s.askerId]);
const asker: (kind: NoticeKind) => Rule = (kind) => (s) => tell(kind, [s.askerId]);

/** Everybody who had the old text hears of a correction; the same text confirmed again is no news. */
const official: Rule = (s) => {
  const readers = [s.askerId, ...s.followers, ...s.named.personIds];
  if (s.data.change === 'again') return [];
  if (s.data.change === 'corrected') return tell('official_corrected', [s.answerAuthorId, ...readers]);
  return [...tell('your_answer_official', [s.answerAuthorId]), ...tell('answer_official', readers)];
};
const ended: Rule = (s) =>
  s.data.wasOfficial === false
    ? []
    : tell('official_ended', [s.answerAuthorId, s.askerId, ...s.followers, ...s.named.personIds]);

const former: (kind: NoticeKind, scene: Scene) => Told[] = (kind, s) => tell(kind, [s.formerHolderId]);
const watched: (kind: NoticeKind, scene: Scene) => Told[] = (kind, s) => tell(kind, s.watchers);

const watchedStates: Readonly<Record<string, NoticeKind>> = {
  claimed: 'watched_resumed',
  waiting_asker: 'watched_waiting_asker',
  waiting_third_party: 'watched_waiting_third_party',
  ready_to_publish: 'watched_ready',
};

/** Who hears of an event, and in which words. The person who did it never does; of several words for one person the first stays. */
const rules: Readonly<Record<string, Rule>> = {
  'answer.posted': (s) => tell('answer_posted', [s.askerId, ...s.followers]),
  'comment.posted': (s) => tell('comment_posted', [s.answerAuthorId, s.askerId]),
  'answer.accepted': (s) => tell('answer_accepted', [s.answerAuthorId]),
  'answer.verified': official,
  'verification.approved': official,
  'verification.reinstated': official,
  'verification.withdrawn': ended,
  'verification.suspended': ended,
  'verification.proposed': (s) => tell('second_needed', s.named.personIds),
  'verification.review_asked': (s) => tell('second_needed', s.named.personIds),
  'verification.returned': (s) => [
    ...tell('answer_returned', [s.answerAuthorId]),
    ...tell('proposal_returned', s.named.personIds),
  ],
  'verification.challenged': (s) => tell('official_challenged', s.named.personIds),
  'verification.source_broken': (s) => tell('review_due', s.named.personIds),
  'verification.restored': (s) => tell('return_undone', s.named.personIds, false),
  'verification.reminded': (s) => tell('review_due', s.named.personIds),
  'verification.challenge_decided': (s) =>
    tell(s.data.outcome === 'upheld' ? 'challenge_upheld' : 'challenge_dismissed', s.named.personIds),
  'question.redacted': (s) => tell('post_redacted', s.named.personIds),
  'question.closed': asker('question_closed'),
  'question.reopened': asker('question_reopened'),
  'question.hidden': asker('question_hidden'),
  'question.restored': asker('question_restored'),
  'question.moved': asker('question_moved'),
  'question.merged': asker('question_merged'),
  'question.unmerged': asker('question_unmerged'),
  'question.needs_info': asker('question_needs_info'),
  'question.approved': asker('question_approved'),
  'question.limited': asker('question_limited'),
  'answer.hidden': author('post_hidden'),
  'answer.restored': author('post_restored'),
  'comment.hidden': author('post_hidden'),
  'comment.restored': author('post_restored'),
  'flag.upheld': (s) => tell('flag_upheld', s.named.personIds, false),
  'flag.dismissed': (s) => tell('flag_dismissed', s.named.personIds, false),
  'escalation.opened': asker('case_opened'),
  'escalation.message_sent': (s) =>
    s.data.side === 'asker'
      ? [...tell('case_reply', [s.assigneeId]), ...watched('watched_reply', s)]
      : [...tell('case_message', [s.askerId]), ...watched('watched_message', s)],
  'escalation.claimed': (s) => [...former('case_taken', s), ...watched('watched_claimed', s)],
  'escalation.assigned': (s, by) => [
    ...(s.data.to === by ? [] : tell('case_assigned', [s.assigneeId])),
    ...former(s.data.to === by ? 'case_taken' : 'case_given_on', s),
    ...watched(s.data.to === by ? 'watched_claimed' : 'watched_assigned', s),
  ],
  'escalation.released': (s) => [...former('case_taken_back', s), ...watched('watched_queued', s)],
  'escalation.reverted': (s) => [...former('case_reverted', s), ...watched('watched_queued', s)],
  'escalation.state_changed': (s) => {
    const kind = watchedStates[String(s.data.to)];
    return kind ? watched(kind, s) : [];
  },
  'escalation.transferred': (s) => [...tell('case_transferred', [s.askerId]), ...watched('watched_transferred', s)],
  // Who sent it may not read the case where it lies now, and is told no more than everybody may know.
  'escalation.transfer_returned': (s) => [
    ...tell(
      'case_came_back',
      s.named.personIds.filter((id) => id !== s.data.senderId),
    ),
    ...tell('transfer_not_taken', s.isPublic && s.data.senderId ? [Number(s.data.senderId)] : []),
    ...tell('case_transferred', [s.askerId], false),
    ...watched('watched_transferred', s),
  ],
  'escalation.withdrawn': (s) => watched('watched_withdrawn', s),
  // With an official answer, followers and those who have the question too hear of that.
  'escalation.resolved': (s) => [
    ...watched('watched_resolved', s),
    ...tell('case_resolved', s.data.reason ? [s.askerId, ...s.followers, ...s.named.personIds] : [s.askerId]),
  ],
  'escalation.reopened': (s) => [
    ...tell('case_reopened', [s.assigneeId, s.askerId], false),
    ...watched('watched_reopened', s),
  ],
  'escalation.merged': (s) => [...watched('watched_merged', s), ...tell('case_merged', [s.askerId, ...s.followers])],
  'escalation.unmerged': asker('case_unmerged'),
  // Followers came along to the main question and hear of it there.
  'escalation.merged_resolved': asker('case_merged_resolved'),
  'escalation.merged_reopened': (s) => tell('case_reopened', [s.askerId], false),
  'escalation.nudged': asker('case_nudged'),
  'escalation.closed': (s) => [
    ...(s.data.noReply === true ? tell('case_closed', [s.askerId]) : []),
    ...watched('watched_closed', s),
  ],
  'escalation.warned': (s) => tell('case_warning', [s.assigneeId, ...s.named.personIds], false),
};

export const noticeTypes = new RegExp(
  `^(${Object.keys(rules)
    .map((t) => t.replace('.', '\\.'))
    .join('|')})$`,
);

export function recipients(type: string, scene: Scene, actorId: number | null): Told[] {
  const told = rules[type]?.(scene, actorId) ?? [];
  const first = new Map<number, Told>();
  for (const one of told) if (one.personId !== actorId && !first.has(one.personId)) first.set(one.personId, one);
  return [...first.values()];
}
