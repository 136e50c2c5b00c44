/** A post as it was rendered and cleaned when it was written. `lang` where it is not the page's. */
export function PostBody({ html, lang, small }: { html: string; lang?: string; small?: boolean }) {
  return (
    <div
      className={small ? 'ah-prose ah-prose--small' : 'ah-prose'}
      lang={lang}
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
