import { and, desc, eq, lt } from 'drizzle-orm';
import type { PersonActor } from '~/platform/actor';
import { db } from '~db/client';
import { events, notices, people, questions } from '~db/schema';
import { isNoticeKind, type NoticeKind } from './notice.words';

export type ListedNotice = {
  id: number;
  kind: NoticeKind;
  question: { id: number; slug: string; title: string } | null;
  answerId: number | null;
  escalationId: number | null;
  /** Of an act on many threads: how many of them concern the person. */
  count: number;
  /** Of an act on a whole topic or agency: which, and how many answers that concern the person. */
  act: { topicId: number | null; agencyId: number | null; count: number } | null;
  /** Null: the system, or somebody who may not be named here. */
  who: string | null;
  agencyId: number | null;
  createdAt: Date;
  unread: boolean;
};

const perPage = 30;

/** A person's own notices, newest first, by key, in one round trip. */
export async function listNotices(actor: PersonActor, after: number | null) {
  const rows = await db
    .select({
      id: notices.id,
      kind: notices.kind,
      answerId: notices.answerId,
      escalationId: notices.escalationId,
      createdAt: notices.createdAt,
      data: notices.data,
      readAt: notices.readAt,
      question: { id: questions.id, slug: questions.slug, title: questions.title },
      askerId: questions.askerId,
      withheld: questions.askerWithheld,
      actorId: events.actorId,
      who: people.name,
      agencyId: events.agencyId,
    })
    .from(notices)
    .leftJoin(questions, eq(questions.id, notices.questionId))
    .leftJoin(events, eq(events.id, notices.eventId))
    .leftJoin(people, eq(people.id, events.actorId))
    .where(and(eq(notices.personId, actor.personId), after ? lt(notices.id, after) : undefined))
    .orderBy(desc(notices.id))
    .limit(perPage + 1);
  const items: ListedNotice[] = rows.slice(0, perPage).flatMap((row) =>
    isNoticeKind(row.kind)
      ? [
          {
            id: row.id,
            kind: row.kind,
            question: row.question,
            answerId: row.answerId,
            escalationId: row.escalationId,
            count: typeof row.data.count === 'number' ? row.data.count : 1,
            act: row.question ? null : actOf(row.data),
            who: row.withheld && row.actorId === row.askerId ? null : row.who,
            agencyId: row.agencyId,
            createdAt: row.createdAt,
            unread: row.readAt === null,
          },
        ]
      : [],
  );
  return { items, next: rows.length > perPage ? (rows[perPage - 1]?.id ?? null) : null };
}

function actOf({ topicId, agencyId, count }: Record<string, unknown>): ListedNotice['act'] {
  const id = (value: unknown) => (typeof value === 'number' ? value : null);
  return typeof count === 'number' ? { topicId: id(topicId), agencyId: id(agencyId), count } : null;
}
