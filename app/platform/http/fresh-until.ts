import type { AppLoadContext } from '@remix-run/node';

/** Says that the page reads differently from this moment on: no cached copy may outlive the soonest of them. */
export function freshUntil({ page }: Pick<AppLoadContext, 'page'>, moment: Date | string | null | undefined): void {
  if (!moment) return;
  const at = new Date(moment);
  if (!page.freshUntil || at < page.freshUntil) page.freshUntil = at;
}
