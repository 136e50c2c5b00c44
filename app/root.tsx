import fontUrl from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { PhoneNumber } from '~/components/card';
import { SiteAlert } from './components/alert';
import { LinkButton } from './components/button';
import { ErrorPage } from './components/error-page';
import { PageFrame, type PageFrameProps } from './components/page-frame';
import { SiteFooter } from './components/site-footer';
import themeUrl from './components/theme/theme.scss?url';
import { Time } from './components/time';
import { alertIn, liveAlerts } from './features/directory/alerts.server';
import { getSite } from './features/directory/site.server';
import { newestHeard } from './features/notifications/live-streams.server';
import { SendAgainPage } from './features/people/send-again-page';
import { agencyIdsOf, isAdmin, isModerator, isPerson, isStaff } from './platform/actor';
import { now } from './platform/clock';
import { useScriptUrl } from './platform/http/assets';
import { answering } from './platform/http/domain-response.server';
import { sendAgainOf } from './platform/http/form-problem';
import { freshUntil } from './platform/http/fresh-until';
import { pageMeta } from './platform/http/page-meta';
import { piece } from './platform/http/piece';
import { renderOnly } from './platform/http/render-only';
import { actorOf } from './platform/http/request-actor.server';
import { languageNames } from './platform/i18n/language';
import { languageOf } from './platform/i18n/request-language.server';
import { LanguageProvider, useWords } from './platform/i18n/words';
import { siteWords } from './root.words';

export const links: LinksFunction = () => [
  { rel: 'preload', href: fontUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: themeUrl },
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
  { rel: 'alternate', type: 'application/atom+xml', href: '/feeds/questions.atom' },
];

export const meta: MetaFunction = ({ matches }) => pageMeta(matches, null);

export const loader = (args: LoaderFunctionArgs) =>
  answering(args.request, async () => {
    // First of all: whatever the page's loaders read is at least this new.
    const heard = newestHeard();
    const actor = await actorOf(args);
    const [site, alerts] = await Promise.all([getSite(), liveAlerts()]);
    const url = new URL(args.request.url);
    const lang = languageOf(args.request, actor);
    const at = now();
    for (const { startsAt, endsAt } of alerts) freshUntil(args.context, startsAt > at ? startsAt : endsAt);
    const notices = alerts.filter((a) => a.startsAt <= at && (a.endsAt === null || at < a.endsAt));
    return renderOnly({
      lang,
      site,
      path: url.pathname + url.search,
      requestId: args.context.requestId,
      now: at,
      heard,
      sessionEndsAt: actor.sessionEndsAt,
      // When the next one goes up or comes down by itself: an open page fetches itself then.
      noticesChangeAt: alerts
        .flatMap(({ startsAt, endsAt }) => (endsAt ? [startsAt, endsAt] : [startsAt]))
        .filter((when) => when > at)
        .sort((a, b) => a.getTime() - b.getTime())[0],
      // Every alert that is up; a page shows those that stand on it.
      notices: notices.map((one) => ({
        ...alertIn(lang, one),
        id: one.id,
        endsAt: one.endsAt,
        topicId: one.topicId,
        agencyId: one.agencyId,
      })),
      viewer: isPerson(actor)
        ? {
            name: actor.name,
            handle: actor.handle,
            staff: isStaff(actor),
            moderator: isModerator(actor),
            admin: isAdmin(actor),
            worksCases: isModerator(actor) || agencyIdsOf(actor).length > 0,
            unread: actor.unreadNotices,
          }
        : null,
    });
  });

export type RootData = Awaited<ReturnType<typeof loader>>;

/** What a page's data say it is `about`, so that the alerts of a topic or an agency stand on it. */
export type AlertPlace = { topicId: number | null; agencyId: number };

/** What a route may say of the frame around it: `export const handle: PageHandle = { slim: true }`. */
export type PageHandle = { slim?: boolean; width?: PageFrameProps['width']; search?: false };

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root');
  const script = useScriptUrl();
  const lang = root?.lang ?? 'en';
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {root && <meta name="now" content={new Date(root.now).toISOString()} />}
        {root?.sessionEndsAt && <meta name="session-ends" content={new Date(root.sessionEndsAt).toISOString()} />}
        <Meta />
        <Links />
        <script type="module" src={script} />
      </head>
      <body>
        <LanguageProvider lang={lang} timeZone={root?.site.timeZone ?? 'UTC'}>
          <Frame root={root}>{children}</Frame>
        </LanguageProvider>
      </body>
    </html>
  );
}

function Frame({ root, children }: { root: RootData | undefined; children: ReactNode }) {
  const t = useWords(siteWords);
  const matches = useMatches();
  const error = useRouteError();
  const last = matches.at(-1);
  const handle = (last?.handle ?? {}) as PageHandle;
  const live = (last?.data as { live?: string } | undefined)?.live;
  if (!root) return <main className="ah-main ah-wrap">{children}</main>;
  const { site, viewer, path } = root;
  // All on the home page; on others what is for everybody, and what is for the topic or agency they are about.
  const about = (last?.data as { about?: AlertPlace } | undefined)?.about;
  const notices = root.notices.filter(
    (n) =>
      path === '/' ||
      (n.topicId === null && n.agencyId === null) ||
      (about !== undefined && (n.topicId === null ? n.agencyId === about.agencyId : n.topicId === about.topicId)),
  );
  // Such a page repeats nothing of its address: "not for you" and "not there" are the same bytes.
  const back = isRouteErrorResponse(error) && [403, 404].includes(error.status) ? '/' : path;
  const at = (prefix: string) => path === prefix || path.startsWith(`${prefix}/`) || path.startsWith(`${prefix}?`);
  const other = root.lang === 'en' ? 'es' : 'en';
  const nav = handle.slim
    ? [
        ...(viewer?.worksCases
          ? [{ href: '/staff/escalations', label: t('escalations'), current: at('/staff/escalations') }]
          : []),
        { href: '/staff/verification', label: t('verification'), current: at('/staff/verification') },
        ...(viewer?.moderator ? [{ href: '/staff/flags', label: t('flags'), current: at('/staff/flags') }] : []),
      ]
    : [
        { href: '/questions', label: t('questions'), current: path.startsWith('/questions?') || path === '/questions' },
        { href: '/official', label: t('official'), current: at('/official') },
        { href: '/questions/new', label: t('ask'), current: at('/questions/new') },
        ...(viewer?.staff ? [{ href: '/staff', label: t('desk'), current: at('/staff') }] : []),
      ];
  return (
    <PageFrame
      site={{ place: site.place, name: site.name }}
      banner={site.owner ? t('banner', { owner: site.owner }) : t('bannerUnnamed')}
      nav={nav}
      slim={handle.slim}
      width={handle.width}
      search={handle.search === false ? null : {}}
      liveTopics={live}
      liveSince={root.heard}
      language={{
        href: `/language?${new URLSearchParams({ to: other, back })}`,
        lang: other,
        label: languageNames[other],
      }}
      user={
        viewer && {
          name: viewer.name,
          items: [
            { href: `/users/${viewer.handle}`, label: t('profile'), icon: 'person' },
            {
              href: '/notifications',
              label: viewer.unread > 0 ? `${t('notices')} (${viewer.unread})` : t('notices'),
              icon: 'bell',
            },
            ...(viewer.staff ? [{ href: '/staff', label: t('desk'), icon: 'staff' as const }] : []),
            ...(viewer.admin ? [{ href: '/admin', label: t('admin'), icon: 'settings' as const }] : []),
            { href: '/settings', label: t('settings'), icon: 'settings' },
            { action: '/logout', live: false, label: t('logOut'), icon: 'logout' },
          ],
        }
      }
      logInHref={logInFrom(path)}
      signUpHref="/signup"
      noticeChangesAt={root.noticesChangeAt}
      notice={notices.map((n) => (
        <SiteAlert key={n.id} label={t('alertLabel')}>
          <span lang={n.language === root.lang ? undefined : n.language}>
            <strong>{n.title}</strong> {n.body}
          </span>{' '}
          {n.endsAt && t.rich('alertUntil', { when: <Time at={n.endsAt} shape="dateTime" /> })}
        </SiteAlert>
      ))}
      footer={handle.slim ? undefined : <Footer site={site} />}
    >
      {children}
    </PageFrame>
  );
}

/** The same below every page of a language. */
const Footer = piece(DrawnFooter);

function DrawnFooter({ site }: { site: RootData['site'] }) {
  const t = useWords(siteWords);
  return (
    <SiteFooter
      site={site}
      columns={[
        {
          heading: t('footAnswers'),
          links: [
            { href: '/questions', label: t('questions') },
            { href: '/official', label: t('official') },
            { href: '/#topics', label: t('topics') },
          ],
        },
        {
          heading: t('footTake'),
          links: [
            { href: '/questions/new', label: t('ask') },
            { href: '/signup', label: t('signUp') },
            { href: '/questions?sort=unanswered', label: t('help') },
          ],
        },
        {
          heading: t('footData'),
          links: [
            { href: '/feeds/questions.atom', label: t('feedNew') },
            { href: '/feeds/official.atom', label: t('feedOfficial') },
            { href: '/api/docs', label: t('api') },
          ],
        },
      ]}
      note={
        <>
          {t('note')} {site.phone && t.rich('callUs', { phone: <PhoneNumber number={site.phone} inline /> })}
        </>
      }
    />
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const t = useWords(siteWords);
  const error = useRouteError();
  const root = useRouteLoaderData<typeof loader>('root');
  const again = isRouteErrorResponse(error) ? sendAgainOf(error.data) : null;
  if (again) return <SendAgainPage again={again} />;
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const said =
    isRouteErrorResponse(error) && typeof (error.data as { message?: unknown } | null)?.message === 'string'
      ? (error.data as { message: string }).message
      : null;
  const title =
    status === 404 || status === 410
      ? t('goneTitle')
      : status === 403
        ? t('forbiddenTitle')
        : status === 503
          ? t('awayTitle')
          : t('errorTitle');
  return (
    <ErrorPage
      status={status}
      title={title}
      requestId={root && status >= 500 ? t('requestId', { id: root.requestId }) : undefined}
      actions={
        <>
          <LinkButton variant="primary" href="/">
            {t('goHome')}
          </LinkButton>
          <LinkButton href="/questions/new">{t('ask')}</LinkButton>
        </>
      }
    >
      <p>{status === 404 ? t('goneText') : (said ?? t('errorText'))}</p>
    </ErrorPage>
  );
}

/** Back to the page one was on; the pages of an account are no place to come back to. */
function logInFrom(path: string): string {
  if (path === '/login' || path.startsWith('/login?')) return path;
  const account = /^\/(login|signup|reset|confirm)\b/.test(path);
  return account ? '/login' : `/login?${new URLSearchParams({ redirectTo: path })}`;
}
