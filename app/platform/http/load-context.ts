/** What the server hands to every loader and action (see app/server.ts). */
declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }

  interface AppLoadContext {
    requestId: string;
    /** The caller's address as far as the configured proxies allow to know it. */
    clientAddress: string;
    /** Aborts when the connection closes; Remix's own request.signal never does. */
    signal: AbortSignal;
    /** Rendered HTML that pages insert as it is, kept out of the loader data. See `fragments.tsx`. */
    fragments: Map<string, string>;
    /** The soonest moment at which anything on this page would read differently; caps how long it may be cached. */
    page: {
      /** The rendered document, which reaches the connection without a detour through a Response's stream. */
      html?: Buffer;
      freshUntil: Date | null;
      /** What the page shows, e.g. `question:12`: an event about any of it drops the cached page. */
      tags: string[];
      /** What a reader of the page has looked at; told to whoever counts views, also when the page came from the cache. */
      seen: string | null;
    };
  }
}

export {};
