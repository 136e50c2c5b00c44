import type { LoaderFunctionArgs } from '@remix-run/node';
import { Feed } from 'feed';
import { questionUrl } from '~/features/channels/api-questions.queries.server';
import { type FeedItem, newestOfficial, newestQuestions } from '~/features/channels/feed.queries.server';
import { feedWords } from '~/features/channels/feed.words';
import { alertIn, currentAlerts, standsOn } from '~/features/directory/alerts.server';
import { getDirectory, nameIn } from '~/features/directory/directory.server';
import { getSite } from '~/features/directory/site.server';
import { env } from '~/platform/env.server';
import { NotFound } from '~/platform/errors';
import { answering } from '~/platform/http/domain-response.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { type T, wordsFor } from '~/platform/i18n/words';

type Place = { topicId: number | null; agencyId: number | null };
/** `place`: whose alerts stand in it; none: all. */
type Source = { path: string; title: string; page: string; items: FeedItem[]; place?: Place };

/** Atom feeds, each with the alerts that are up: `alerts`, `questions`, `official`, `topics/<slug>` and `agencies/<slug>`, each with `.atom`. */
export const loader = (args: LoaderFunctionArgs) =>
  answering(args.request, async () => {
    const lang = languageOf(args.request);
    const t = wordsFor(lang, feedWords);
    const source = await sourceOf(/^(.+)\.atom$/.exec(args.params['*'] ?? '')?.[1] ?? '', lang, t);
    const { publicUrl } = env();
    const site = await getSite();
    const alerts = (await currentAlerts()).filter((one) => !source.place || standsOn(one, source.place));
    const feed = new Feed({
      id: `${publicUrl}/feeds/${source.path}.atom`,
      title: `${source.title} · ${site.place} ${site.name}`.trim(),
      link: `${publicUrl}${source.page}`,
      feedLinks: { atom: `${publicUrl}/feeds/${source.path}.atom` },
      language: lang,
      copyright: '',
      updated: new Date(
        Math.max(0, ...source.items.map((item) => item.at.getTime()), ...alerts.map((one) => one.startsAt.getTime())),
      ),
      generator: 'Answerhall',
    });
    for (const alert of alerts) {
      const { title, body } = alertIn(lang, alert);
      feed.addItem({
        title: asHtml(t('alert', { title })),
        id: `${publicUrl}/#alert-${alert.id}`,
        link: `${publicUrl}${source.page}`,
        date: alert.startsAt,
        description: asHtml(body),
        category: [{ name: 'alert', term: 'alert' }],
      });
    }
    for (const item of source.items) {
      feed.addItem({
        title: asHtml(item.title),
        id: `${publicUrl}/questions/${item.id}`,
        link: questionUrl(item),
        date: item.at,
        published: item.createdAt,
        author: [{ name: writable(item.asker ?? t('somebody')) }],
        description: item.shortAnswer ? asHtml(t('officialAnswer', { answer: item.shortAnswer })) : undefined,
        content: writable(item.bodyHtml),
        category: item.official ? [{ name: 'official', term: 'official' }] : [],
      });
    }
    return new Response(feed.atom1(), {
      headers: { 'Content-Type': 'application/atom+xml; charset=utf-8', 'Cache-Control': 'public, max-age=60' },
    });
  });

async function sourceOf(path: string, lang: 'en' | 'es', t: T<typeof feedWords.en>): Promise<Source> {
  if (path === 'alerts') return { path, title: t('alerts'), page: '/', items: [] };
  if (path === 'questions') return { path, title: t('questions'), page: '/questions', items: await newestQuestions() };
  if (path === 'official') return { path, title: t('official'), page: '/official', items: await newestOfficial() };
  const [kind, slug = ''] = path.split('/');
  const directory = await getDirectory();
  const topic = kind === 'topics' ? directory.topicBySlug(slug) : undefined;
  const agency = kind === 'agencies' ? directory.agencyBySlug(slug) : undefined;
  const found = topic ?? agency;
  if (!found || path !== `${kind}/${slug}`) throw new NotFound();
  const topicIds = topic
    ? [topic.id]
    : directory.topics.filter((one) => one.agencyId === found.id).map((one) => one.id);
  return {
    path,
    title: nameIn(lang, found),
    page: `/${path}`,
    items: await newestQuestions(topicIds),
    place: { topicId: topic?.id ?? null, agencyId: topic?.agencyId ?? found.id },
  };
}

/** Without characters that no XML may hold. */
function writable(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Plain text for a place that readers take for HTML. */
function asHtml(text: string): string {
  return writable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
