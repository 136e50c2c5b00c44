import type { LoaderFunctionArgs } from '@remix-run/node';
import { renderToStaticMarkup } from 'react-dom/server';
import { similarQuestions } from '~/features/search/search.queries.server';
import { SimilarQuestions } from '~/features/search/similar-questions';
import { answering } from '~/platform/http/domain-response.server';
import { storable } from '~/platform/http/read-form.server';
import { actorOf } from '~/platform/http/request-actor.server';
import { languageOf } from '~/platform/i18n/request-language.server';
import { LanguageProvider } from '~/platform/i18n/words';

/** A suggestion interrupts: what shares only a word or two with the question is left out. */
const leastFit = 0.3;

/** A piece of the page on which one asks: what has been asked already that is like it. Empty when nothing is. */
export const loader = (args: LoaderFunctionArgs) =>
  answering(args.request, async () => {
    const search = new URL(args.request.url).searchParams;
    const asked = (name: string, most: number) => storable(search.get(name) ?? '').slice(0, most);
    const lang = languageOf(args.request, await actorOf(args));
    const { items } = await similarQuestions({ title: asked('title', 300), body: asked('body', 2000), lang, limit: 5 });
    const html = renderToStaticMarkup(
      <LanguageProvider lang={lang} timeZone="UTC">
        <SimilarQuestions items={items.filter((item) => item.fit >= leastFit)} />
      </LanguageProvider>,
    );
    return new Response(html, {
      headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Language': lang, 'X-Robots-Tag': 'noindex' },
    });
  });
