import type { Lang } from '../actor';

/** What the server hands to every loader and action (see app/server.ts). */
declare module '@remix-run/server-runtime' {
  interface AppLoadContext {
    requestId: string;
    /** The caller's address as far as the configured proxies allow to know it. */
    clientAddress: string;
    /** Aborts when the connection closes; Remix's own request.signal never does. */
    signal: AbortSignal;
    /** Rendered HTML that pages insert as it is, kept out of the loader data. See `fragments.tsx`. */
    fragments: Map<string, string>;
    /** The soonest moment at which anything on this page would read differently; caps how long it may be cached. */
    page: { freshUntil: Date | null; lang: Lang | null };
  }
}
