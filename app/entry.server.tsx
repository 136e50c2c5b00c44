import type { AppLoadContext, EntryContext, HandleErrorFunction } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { AssetsProvider } from './platform/http/assets';
import { asDomainError } from './platform/http/domain-response.server';
import { FragmentsProvider } from './platform/http/fragments';
import { forRender } from './platform/http/render-only';
import { renderPage } from './platform/http/render-page.server';
import { log } from './platform/log.server';

/**
 * Pages are rendered once, here, and never hydrated: no loader data, no React and no inline script travel to the browser.
 * The script named at the end of the document adds comfort to plain links and forms.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  context: AppLoadContext,
): Response {
  remix.staticHandlerContext.loaderData = forRender(remix.staticHandlerContext.loaderData);
  context.page.html = renderPage(
    <FragmentsProvider fragments={context.fragments}>
      <AssetsProvider script={remix.manifest.entry.module}>
        <RemixServer context={remix} url={request.url} />
      </AssetsProvider>
    </FragmentsProvider>,
  );
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(null, { status, headers });
}

/** Milliseconds Remix would wait for data that a browser gets later: there is none. */
export const streamTimeout = 0;

export const handleError: HandleErrorFunction = (error, { context }) => {
  if (context.signal.aborted || asDomainError(error)) return;
  log.error({ requestId: context.requestId, err: error }, 'page failed');
};
