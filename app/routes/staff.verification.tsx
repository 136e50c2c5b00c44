import { type MetaFunction, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { ActionButton } from '~/components/action-form';
import { Alert } from '~/components/alert';
import { Chip } from '~/components/chip';
import { Desk } from '~/components/desk';
import { EmptyState } from '~/components/empty-state';
import { Pagination } from '~/components/pagination';
import { QueueKeys, QueueRow, QueueTable } from '~/components/queue-table';
import { Time } from '~/components/time';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { decisionOn } from '~/features/verification/decision.queries.server';
import {
  countedAtMost,
  countWaiting,
  type WaitingItem,
  type WaitingKind,
  waitingForVerifier,
  waitingKinds,
} from '~/features/verification/desk.queries.server';
import { verifierDeskWords } from '~/features/verification/desk.words';
import { undoDecision } from '~/features/verification/undo-decision.server';
import { now } from '~/platform/clock';
import { formAction, intent } from '~/platform/http/form-action.server';
import { problemFor } from '~/platform/http/form-problem';
import { idOf, pageLoader } from '~/platform/http/page-loader.server';
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
  const done = dones.find((name) => name === search.get('did')) ?? null;
  const about = done && idOf(search.get('v'));
  const [page, counts, directory, decision] = await Promise.all([
    waitingForVerifier(actor, { kind, scope, after }, at),
    countWaiting(actor, scope, at),
    getDirectory(),
    about ? decisionOn(actor, about, at) : null,
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
    done: decision && { did: done, ...decision },
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

const Undo = z.object({ verification: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) });

export const action = formAction({
  undo: intent(Undo, async (args) => {
    const { verification } = args.input;
    await undoDecision(await requireStaff(args), verification);
    return redirect(`/staff/verification?${new URLSearchParams({ did: 'undone', v: String(verification) })}`);
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data?.title ?? null);

/** What was done a moment ago, before one came back here. */
const dones = ['confirmed', 'approved', 'asked', 'returned', 'refused', 'withdrawn', 'undone'] as const;

export default function VerifierDesk() {
  const t = useWords(verifierDeskWords);
  const lang = useLang();
  const problem = problemFor(useActionData());
  const { title, kind, scope, done, items, views, all, scopes, next, first, ranOutBefore, countedMost } =
    useLoaderData<typeof loader>();
  return (
    <Desk
      viewsLabel={t('views')}
      views={[
        {
          views: [
            { href: all, label: t('all'), current: kind === null },
            ...views.map(({ name, ...view }) => ({
              ...view,
              label: t(name),
              more: view.count >= countedMost,
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
      bar={
        <>
          <span className="ah-small">{t('sorted')}</span>
          <QueueKeys
            keys={[
              ['j', t('keyDown')],
              ['k', t('keyUp')],
              ['Enter', t('keyOpen')],
              ['u', t('undo')],
            ]}
          />
        </>
      }
    >
      {problem && (
        <Alert tone="error" live>
          {problem.message}
        </Alert>
      )}
      {done?.did && !problem && <Done done={{ ...done, did: done.did }} />}
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
              href={`/answers/${item.answerId}/verify?desk`}
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

type DoneProps = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['done']> & { did: (typeof dones)[number] };

/** Says what was done, and undoes it where nobody has seen it yet; what readers saw can only be taken back in the open. */
function Done({ done }: { done: DoneProps }) {
  const t = useWords(verifierDeskWords);
  const lang = useLang();
  const title = (
    <a href={done.path} lang={done.language === lang ? undefined : done.language}>
      {done.title}
    </a>
  );
  return (
    <Alert tone="success" live>
      <p>{t.rich(`did_${done.did}`, { title })}</p>
      {done.undo && (
        <ActionButton fields={{ intent: 'undo', verification: done.id }} size="small" icon="undo" shortcut="u">
          {t('undo')}
        </ActionButton>
      )}
      {done.takeBack && (done.did === 'confirmed' || done.did === 'approved') && (
        <p>
          {t('seen')} <a href={`/answers/${done.answerId}/verify#withdraw`}>{t('takeBack')}</a>
        </p>
      )}
    </Alert>
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
