import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Chip } from '~/components/chip';
import { Desk } from '~/components/desk';
import { EmptyState } from '~/components/empty-state';
import { Pagination } from '~/components/pagination';
import { QueueRow, QueueTable } from '~/components/queue-table';
import { Time } from '~/components/time';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import {
  countedAtMost,
  countWaiting,
  type WaitingItem,
  type WaitingKind,
  waitingForVerifier,
  waitingKinds,
} from '~/features/verification/desk.queries.server';
import { verifierDeskWords } from '~/features/verification/desk.words';
import { now } from '~/platform/clock';
import { pageLoader } from '~/platform/http/page-loader.server';
import { pageMeta } from '~/platform/http/page-meta';
import { requireStaff } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { useLang, useWords, wordsFor } from '~/platform/i18n/words';

export const handle = { slim: true, width: 'full', search: false };

export const loader = pageLoader(async (args) => {
  const actor = await requireStaff(args);
  const lang = languageOf(args.request, actor);
  const search = args.url.searchParams;
  const at = now();
  const kind = (waitingKinds as readonly string[]).includes(search.get('waits') ?? '')
    ? (search.get('waits') as WaitingKind)
    : null;
  const mayVerify = actor.delegations.length > 0;
  const scope = search.get('scope') === 'all' || (!mayVerify && search.get('scope') !== 'mine') ? 'all' : 'mine';
  const after = search.get('after');
  const [page, counts, directory] = await Promise.all([
    waitingForVerifier(actor, { kind, scope, after }, at),
    countWaiting(actor, scope, at),
    getDirectory(),
  ]);
  const address = (waits: WaitingKind | null, more: Record<string, string> = {}) => {
    const to = new URLSearchParams({ ...(waits ? { waits } : {}), scope, ...more });
    return `/staff/verification?${to}`;
  };
  const topics = new Map(
    page.items.flatMap(({ topicId }) => {
      const topic = directory.topic(topicId);
      return topic ? [[topicId, nameIn(lang, topic)] as const] : [];
    }),
  );
  return {
    title: wordsFor(lang, verifierDeskWords)('title'),
    kind,
    scope,
    countedMost: countedAtMost,
    ranOutBefore: at,
    items: page.items.map((item) => ({ ...item, topic: topics.get(item.topicId) ?? '' })),
    next: page.next ? address(kind, { after: page.next }) : null,
    first: after ? address(kind) : null,
    views: waitingKinds.map((name) => ({ name, href: address(name), count: counts[name], current: name === kind })),
    all: address(null),
    scopes: { mine: '/staff/verification?scope=mine', all: '/staff/verification?scope=all' },
  };
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

export default function VerifierDesk() {
  const t = useWords(verifierDeskWords);
  const lang = useLang();
  const { title, kind, scope, items, views, all, scopes, next, first, ranOutBefore, countedMost } =
    useLoaderData<typeof loader>();
  const label = (name: WaitingKind, n: number) =>
    n > countedMost ? `${t(name)} (${t('many', { count: countedMost })})` : t(name);
  return (
    <Desk
      viewsLabel={t('views')}
      views={[
        {
          views: [
            { href: all, label: t('all'), current: kind === null },
            ...views.map(({ name, ...view }) => ({
              ...view,
              label: label(name, view.count),
              late: name === 'challenge' || name === 'due',
            })),
          ],
        },
        {
          heading: t('scope'),
          views: [
            { href: scopes.mine, label: t('mine'), current: scope === 'mine' },
            { href: scopes.all, label: t('everyone'), current: scope === 'all' },
          ],
        },
      ]}
      title={kind ? t(kind) : title}
      bar={<span className="ah-small">{t('sorted')}</span>}
    >
      {items.length === 0 ? (
        <EmptyState icon="seal" heading={t('empty')}>
          {t(scope === 'mine' ? 'emptyMine' : 'emptyText')}
        </EmptyState>
      ) : (
        <QueueTable
          caption={t('caption')}
          columns={[
            { key: 'since', header: t('since') },
            { key: 'answer', header: t('answer') },
            { key: 'why', header: t('why') },
            { key: 'by', header: t('by') },
            { key: 'score', header: t('score') },
          ]}
        >
          {items.map((item) => (
            <QueueRow
              key={`${item.kind}-${item.answerId}`}
              id={`${item.kind}-${item.answerId}`}
              href={`/answers/${item.answerId}/verify`}
              due={
                <Chip tone={item.dangerous ? 'late' : 'due'}>
                  <Time at={item.since} shape="shortDay" />
                </Chip>
              }
              title={item.question.title}
              lang={item.question.language === lang ? undefined : item.question.language}
              sub={item.topic}
              cells={[
                { key: 'why', label: t('why'), content: <Why item={item} at={ranOutBefore} /> },
                { key: 'by', label: t('by'), content: item.author ? <bdi>{item.author}</bdi> : t('asker') },
                { key: 'score', label: t('score'), content: String(item.score) },
              ]}
            />
          ))}
        </QueueTable>
      )}
      <Pagination next={next} first={first} />
    </Desk>
  );
}

function Why({ item, at }: { item: WaitingItem; at: Date }) {
  const t = useWords(verifierDeskWords);
  const ended = item.validUntil !== null && item.validUntil <= at && item.kind === 'due';
  return (
    <>
      {t(item.kind)}
      {item.challenges > 0 && `, ${t('reports', { count: item.challenges })}`}{' '}
      {item.dangerous && <Chip tone="late">{t('dangerous')}</Chip>} {ended && <Chip tone="late">{t('ranOut')}</Chip>}{' '}
      {item.accepted && <Chip tone="accepted">{t('accepted')}</Chip>}{' '}
      {item.risk === 'high' && <Chip tone="due">{t('highRisk')}</Chip>}
    </>
  );
}
