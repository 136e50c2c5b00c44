import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { deskWords } from '~/features/escalations/desk.words';
import {
  maySeeQueue,
  type QueueRow,
  type QueueScope,
  type QueueView,
  questionText,
  queueCounts,
  queueList,
  queueScope,
  queueViews,
} from '~/features/escalations/queue.queries.server';
import type { Lang, PersonActor } from '~/platform/actor';
import { hours, now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { idOf } from '~/platform/http/page-loader.server';

/** What the queue page shows: the chosen view's rows, counts beside all views, and a preview of the selected row. */
export async function queueView(actor: PersonActor, params: URLSearchParams, lang: Lang) {
  const scope = await queueScope(actor);
  if (!maySeeQueue(actor, scope)) throw new Forbidden(deskWords.en.noDesk, 'no_desk');
  const shown = queueViews.filter((name) => isOffered(scope, name));
  const asked = params.get('view') as QueueView;
  const view = shown.includes(asked) ? asked : shown.includes('agency') ? 'agency' : 'triage';
  const at = now();
  const after = params.get('after');
  const [page, counts, directory] = await Promise.all([
    queueList(scope, view, after, at),
    queueCounts(scope, at),
    getDirectory(),
  ]);
  const selected = page.items.find((row) => row.id === idOf(params.get('case'))) ?? page.items[0];
  const query = (more: Record<string, string>) => `/staff/escalations?${new URLSearchParams({ view, ...more })}`;
  const item = (row: QueueRow) => {
    const topic = directory.topic(row.topicId);
    const agency = directory.agency(row.agencyId);
    return {
      ...row,
      topic: topic ? nameIn(lang, topic) : '',
      agency: agency ? nameIn(lang, agency) : '',
      mine: row.assigneeId === scope.me,
      claimable: row.askerId !== scope.me && (row.assigneeId === null || (row.leaseUntil ?? at) <= at),
      late: row.dueAt !== null && row.dueAt <= at,
      soon: row.dueAt !== null && (row.warnedAt !== null || row.dueAt.getTime() - at.getTime() < hours(8)),
      selectHref: query({ ...(after && { after }), case: String(row.id) }),
    };
  };
  return {
    view,
    views: shown.map((name) => ({
      name,
      href: `/staff/escalations?view=${name}`,
      count: counts[name],
      current: name === view,
      late: name === 'late',
    })),
    items: page.items.map(item),
    next: page.next ? query({ after: page.next }) : null,
    first: after ? query({}) : null,
    preview: selected ? { ...item(selected), body: await questionText(selected.questionId) } : null,
    live: scope.all ? 'queue:all' : scope.agencyIds.map((id) => `queue:${id}`).join(','),
  };
}

function isOffered(scope: QueueScope, view: QueueView): boolean {
  if (view === 'all') return scope.all;
  if (view === 'triage') return scope.triageId !== null && (scope.all || scope.agencyIds.includes(scope.triageId));
  return view !== 'agency' || scope.agencyIds.some((id) => id !== scope.triageId);
}

export type QueueItem = Awaited<ReturnType<typeof queueView>>['items'][number];
