import { renderToStaticMarkup } from 'react-dom/server';
import type { Lang } from '~/platform/actor';
import { LanguageProvider } from '~/platform/i18n/words';
import { checkPlainLanguage } from './check-plain-language';
import { PlainLanguagePanel } from './plain-language-panel';

/** The panel of hints about a text as HTML, in the reader's language: what the browser puts beside the editor while one writes. */
export function hintsHtml(text: string, textLang: Lang, lang: Lang): string {
  return renderToStaticMarkup(
    <LanguageProvider lang={lang} timeZone="UTC">
      <PlainLanguagePanel result={checkPlainLanguage(text, textLang)} />
    </LanguageProvider>,
  );
}
