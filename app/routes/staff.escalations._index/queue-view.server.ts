import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { topicOptions } from '~/features/directory/topic-options.server';
import { deskWords } from '~/features/escalations/desk.words';
import { isSoon } from '~/features/escalations/due-time';
import {
  deskPeople,
  deskTags,
  maySeeQueue,
  mostCounted,
  type QueueRow,
  questionText,
  queueCounts,
  queueList,
  queueScope,
  queueStreams,
} from '~/features/escalations/queue.queries.server';
import { readFilter, writeFilter } from '~/features/escalations/queue-filter';
import { savedFilters } from '~/features/escalations/queue-filters.server';
import { chosenView, offeredViews } from '~/features/escalations/queue-views.server';
import type { Lang, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';
import { idOf } from '~/platform/http/page-loader.server';

/** What the queue page shows: the chosen view's rows, counts beside all views, and a preview of the selected row. */
export async function queueView(actor: PersonActor, params: URLSearchParams, lang: Lang) {
  const scope = await queueScope(actor);
  if (!maySeeQueue(actor, scope)) throw new Forbidden(deskWords.en.noDesk, 'no_desk');
  const shown = offeredViews(scope);
  const filter = readFilter(params);
  const view = chosenView(scope, filter);
  const at = now();
  const after = params.get('after');
  const [page, counts, directory, saved, tags, colleagues] = await Promise.all([
    queueList(scope, view, after, at, filter),
    queueCounts(scope, at),
    getDirectory(),
    savedFilters(scope.me),
    deskTags(scope),
    deskPeople(actor, scope),
  ]);
  const selected = page.items.find((row) => row.id === idOf(params.get('case'))) ?? page.items[0];
  const here = writeFilter({ ...filter, view });
  const query = (more: Record<string, string> = {}) =>
    `/staff/escalations?${new URLSearchParams([...new URLSearchParams(here), ...Object.entries(more)])}`;
  const item = (row: QueueRow) => {
    const topic = directory.topic(row.topicId);
    const agency = directory.agency(row.agencyId);
    return {
      ...row,
      topic: topic ? nameIn(lang, topic) : '',
      agency: agency ? nameIn(lang, agency) : '',
      mine: row.assigneeId === scope.me,
      claimable: row.assigneeId === null || (row.assigneeId !== scope.me && (row.leaseUntil ?? at) <= at),
      late: row.dueAt !== null && row.dueAt <= at,
      soon: isSoon(row, at),
      selectHref: query({ ...(after && { after }), case: String(row.id) }),
    };
  };
  const offered = saved.map((one) => ({
    ...one,
    href: `/staff/escalations?${one.query}`,
    current: one.query === here,
  }));
  return {
    view,
    filter,
    did: didOf(params.get('did')),
    views: shown.map((name) => ({
      name,
      href: `/staff/escalations?view=${name}`,
      count: Math.min(counts[name], mostCounted),
      more: counts[name] > mostCounted,
      current: name === view && !offered.some((one) => one.current),
      late: name === 'late',
    })),
    saved: offered,
    current: offered.find((one) => one.current) ?? null,
    tags,
    colleagues,
    topics: topicOptions(directory, lang),
    items: page.items.map(item),
    next: page.next ? query({ after: page.next }) : null,
    first: after ? query() : null,
    clear: `/staff/escalations?view=${view}`,
    csv: `/staff/escalations.csv?${here}`,
    preview: selected ? { ...item(selected), body: await questionText(selected.questionId) } : null,
    live: queueStreams(scope),
  };
}

const deeds = ['assigned', 'tagged', 'untagged', 'watched', 'unwatched'] as const;

/** What was just done to how many cases, and how many refused it. */
function didOf(text: string | null) {
  const [, what, done, refused] = /^([a-z]+)\.(\d{1,2})\.(\d{1,2})$/.exec(text ?? '') ?? [];
  const deed = deeds.find((one) => one === what);
  return deed ? { what: deed, done: Number(done), refused: Number(refused) } : null;
}

export type QueuePage = Awaited<ReturnType<typeof queueView>>;
export type QueueItem = QueuePage['items'][number];
