import { MarkdownTooComplex } from './markdown-too-complex';
import { RenderPool } from './render-pool.server';
import { workerFile } from './worker-file.server';

export { cleanText } from './clean-text';
export { contentHash } from './content-hash';
export { MarkdownTooComplex } from './markdown-too-complex';
export { plainExcerpt } from './plain-excerpt';

const LIMIT_MS = 1000;
const THREADS = 2;

/** One pool per process, also when hot reload evaluates this module again. */
const held = globalThis as { answerhallRenderPool?: RenderPool };

function pool(): RenderPool {
  held.answerhallRenderPool ??= new RenderPool(workerFile, { size: THREADS, limitMs: LIMIT_MS });
  return held.answerhallRenderPool;
}

/**
 * A post's Markdown as safe HTML, made off the main thread within a second. The 30 KB limit of bodies is the caller's.
 * @throws MarkdownTooComplex
 */
export function renderMarkdown(markdown: string): Promise<string> {
  return pool().render(markdown);
}

/** Many texts at once, in order; `null` where one is too complex to show. */
export function renderMarkdownBatch(texts: readonly string[]): Promise<(string | null)[]> {
  return Promise.all(
    texts.map((text) =>
      renderMarkdown(text).catch((error: unknown) => {
        if (error instanceof MarkdownTooComplex) return null;
        throw error;
      }),
    ),
  );
}
