import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { topicOptions } from '~/features/directory/topic-options.server';
import { deskWords } from '~/features/escalations/desk.words';
import { isSoon } from '~/features/escalations/due-time';
import { isOpenState } from '~/features/escalations/escalation.policy';
import {
  deskPeople,
  deskTags,
  maySeeQueue,
  mostCounted,
  type QueueRow,
  questionText,
  queueCounts,
  queueList,
  queueRow,
  queueScope,
  queueStreams,
} from '~/features/escalations/queue.queries.server';
import { readFilter, writeFilter } from '~/features/escalations/queue-filter';
import { savedFilters } from '~/features/escalations/queue-filters.server';
import { findRow, keyOf } from '~/features/escalations/queue-place';
import { chosenView, offeredViews } from '~/features/escalations/queue-views.server';
import type { Lang, PersonActor } from '~/platform/actor';
import { now } from '~/platform/clock';
import { Forbidden } from '~/platform/errors';

/**
 * What the queue page shows: the chosen view's rows, counts beside all views, and a preview of the selected row. When that row has left
 * the list, the next one is selected; but a page that is only `refreshed` under its reader's hands keeps what it previews.
 */
export async function queueView(actor: PersonActor, params: URLSearchParams, lang: Lang, refreshed = false) {
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
  const { at: place, gone } = findRow(page.items, view, params.get('case'));
  const left = refreshed && gone !== null ? await queueRow(scope, gone) : null;
  const selected = left ?? page.items[place] ?? page.items.at(-1);
  const here = writeFilter({ ...filter, view });
  const query = (more: Record<string, string> = {}) =>
    `/staff/escalations?${new URLSearchParams([...new URLSearchParams(here), ...Object.entries(more)])}`;
  const several = view !== 'triage' && (scope.all || scope.agencyIds.length > 1);
  const item = (row: QueueRow) => {
    const topic = directory.topic(row.topicId);
    const agency = directory.agency(row.agencyId);
    const agencyName = agency ? nameIn(lang, agency) : '';
    return {
      ...row,
      topic: topic ? nameIn(lang, topic) : '',
      agency: agencyName,
      /** Told in the list only where it tells rows apart. */
      desk: several ? agencyName : '',
      mine: row.assigneeId === scope.me,
      claimable:
        isOpenState(row.state) &&
        (row.assigneeId === null || (row.assigneeId !== scope.me && (row.leaseUntil ?? at) <= at)),
      late: row.dueAt !== null && row.dueAt <= at,
      soon: isSoon(row, at),
      selectHref: `${query({ ...(after && { after }), case: keyOf(row, view) })}#case-${row.id}`,
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
    /** Which row comes next where the previewed one has left the list. */
    resume: left ? place : null,
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
