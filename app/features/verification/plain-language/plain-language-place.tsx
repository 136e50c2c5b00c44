import type { Lang } from '~/platform/actor';
import type { PlainLanguage } from './check-plain-language';
import { PlainLanguagePanel } from './plain-language-panel';

/**
 * How plain the text of the field with id `of` is. Where script runs it follows the writing; without, `result` is what the last check or
 * the page itself found.
 */
export function PlainLanguagePlace(props: { of: string; lang: Lang; result: PlainLanguage | null; heading?: string }) {
  const { of, lang, result, heading } = props;
  return (
    <div className="ah-hints" data-hints-of={of} data-hints-lang={lang} aria-live="polite">
      {result && <PlainLanguagePanel result={result} heading={heading} />}
    </div>
  );
}
