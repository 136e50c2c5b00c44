import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Alert } from '~/components/alert';
import { Desk } from '~/components/desk';
import { EmptyState } from '~/components/empty-state';
import { Pagination } from '~/components/pagination';
import { QueueKeys, QueueRow, QueueTable } from '~/components/queue-table';
import { Time } from '~/components/time';
import { deskWords } from '~/features/escalations/desk.words';
import { type DueRead, dueRead } from '~/features/escalations/due-time';
import type { CaseState } from '~/features/escalations/escalation.policy';
import { isNarrowed, type QueueView } from '~/features/escalations/queue-filter';
import { problemFor } from '~/platform/http/form-problem';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { piece } from '~/platform/http/piece';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';
import { BulkBar, bulkForm } from './bulk-bar';
import { DueChip, WhyFirst } from './due-chip';
import { FilterBar } from './filter-bar';
import { Preview } from './preview';
import { queueAction } from './queue-actions.server';
import { type QueueItem, queueView } from './queue-view.server';

export const handle = { slim: true, width: 'full', search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const lang = languageOf(args.request, actor);
  const view = await queueView(actor, args.url.searchParams, lang, args.request.headers.get('X-Live') === 'refresh');
  if (view.preview) args.context.fragments.set('preview', view.preview.body);
  const { preview, ...rest } = view;
  return {
    ...rest,
    preview: preview && { ...preview, body: '' },
    title: wordsFor(lang, deskWords)('title'),
  };
});

export const action = queueAction;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function Queue() {
  const t = useWords(deskWords);
  const page = useLoaderData<typeof loader>();
  const { items, views, saved, view, next, first, preview, did } = page;
  const problem = problemFor(useActionData());
  const own = problem?.intent.endsWith('-filter') ? problem : null;
  const name = page.current?.name ?? t(`view_${view}`);
  const sorted = t(view === 'waiting' ? 'sortedWaiting' : 'sorted');
  return (
    <Desk
      viewsLabel={t('views')}
      views={[
        { views: views.map((one) => ({ ...one, label: t(`view_${one.name}`) })) },
        ...(saved.length > 0
          ? [{ heading: t('saved'), views: saved.map(({ name, href, current }) => ({ label: name, href, current })) }]
          : []),
      ]}
      title={name}
      bar={
        <>
          <span className="ah-small">{sorted}</span>
          <a className="ah-small" href={page.csv} download="">
            {t('csv')}
          </a>
          <QueueKeys />
        </>
      }
      preview={preview && <Preview row={preview} left={page.resume !== null} />}
      previewLabel={t('preview')}
    >
      <FilterBar page={page} problem={own} />
      {problem && !own && (
        <Alert tone="error" live>
          {problem.intent === 'claim' && (
            <a href={`/staff/escalations/${problem.values.id}`}>
              {t('csv_case')} {String(problem.values.id)}:
            </a>
          )}{' '}
          {Object.values(problem.fields)[0] ?? problem.message}
        </Alert>
      )}
      {did && !problem && (
        <Alert tone={did.refused > 0 ? 'warning' : 'success'} live>
          {t(`did_${did.what}`, { count: did.done })} {did.refused > 0 && t('didNot', { count: did.refused })}
        </Alert>
      )}
      {items.length === 0 ? (
        <Nothing view={view} narrowed={isNarrowed(page.filter)} />
      ) : (
        <>
          <BulkBar page={page} />
          <QueueTable
            caption={`${name}. ${sorted}.`}
            ticked={t('tickAll')}
            resume={page.resume}
            columns={[
              { key: 'due', header: t('due') },
              { key: 'question', header: t('question') },
              { key: 'why', header: t('why') },
              { key: 'waiting', header: t('waiting') },
              { key: 'who', header: t('who') },
            ]}
          >
            {items.map((row) => (
              <Row key={row.id} row={row} selected={row.id === preview?.id} />
            ))}
          </QueueTable>
        </>
      )}
      <Pagination next={next} first={first} />
    </Desk>
  );
}

function Nothing({ view, narrowed }: { view: QueueView; narrowed: boolean }) {
  const t = useWords(deskWords);
  if (narrowed) return <EmptyState heading={t('emptyFilter')}>{t('emptyFilterText')}</EmptyState>;
  if (view === 'agency' || view === 'triage' || view === 'all')
    return <EmptyState heading={t('emptyTitle')}>{t('emptyText')}</EmptyState>;
  return <EmptyState heading={t(`empty_${view}`)}>{t(`emptyText_${view}`)}</EmptyState>;
}

const shownOfRow = [
  ...(['id', 'title', 'selectHref', 'language', 'priority', 'late', 'soon', 'topic', 'merged'] as const),
  ...(['state', 'watched'] as const),
  ...(['tags', 'triggers', 'desk', 'openedAt', 'mine', 'holder'] as const),
] as const;
/** Of a case in these states neither the due time nor the holder says how it stands. */
const tellsMore: readonly string[] = ['waiting_third_party', 'ready_to_publish'] satisfies CaseState[];

type ShownRow = Pick<QueueItem, (typeof shownOfRow)[number]>;

/** What of a case its row shows, and nothing else: the same again is the same piece. */
function Row({ row, selected }: { row: QueueItem; selected: boolean }) {
  const lang = useLang();
  const shown = Object.fromEntries(shownOfRow.map((name) => [name, row[name]])) as ShownRow;
  return <RowPiece row={shown} due={row.dueAt && dueRead(row.dueAt, lang)} selected={selected} />;
}

const RowPiece = piece(DrawnRow);

function DrawnRow({ row, due, selected }: { row: ShownRow; due: DueRead | null; selected: boolean }) {
  const t = useWords(deskWords);
  return (
    <QueueRow
      id={`case-${row.id}`}
      tick={{ form: bulkForm, name: 'case', value: row.id, label: t('tickOne', { title: row.title }) }}
      href={`/staff/escalations/${row.id}`}
      selectHref={row.selectHref}
      selected={selected}
      due={<DueChip row={row} due={due} />}
      title={row.title}
      lang={row.language}
      sub={
        <>
          {row.topic}
          {row.desk && <> · {row.desk}</>}
          {tellsMore.includes(row.state) && <> · {t(`state_${row.state as CaseState}`)}</>}
          {row.merged > 0 && <> · {t('withMerged', { count: row.merged })}</>}
          {row.watched && <> · {t('youWatch')}</>}
          {row.tags.length > 0 && ' '}
          {row.tags.map((tag) => (
            <span key={tag} className="ah-tag">
              {tag}
            </span>
          ))}
        </>
      }
      cells={[
        { key: 'why', label: t('why'), content: <WhyFirst triggers={row.triggers} /> },
        { key: 'waiting', label: t('waiting'), content: <Time at={row.openedAt} shape="shortDay" /> },
        { key: 'who', label: t('who'), content: <Who row={row} /> },
      ]}
    />
  );
}

function Who({ row: { mine, holder } }: { row: ShownRow }) {
  const t = useWords(deskWords);
  if (mine) return <strong>{t('you')}</strong>;
  return holder ?? <span className="ah-queue__none">{t('nobody')}</span>;
}
