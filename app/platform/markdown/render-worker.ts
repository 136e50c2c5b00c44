import { parentPort } from 'node:worker_threads';
import { markdownToHtml } from './markdown-to-html';

/** Thread entry: turns one text after another into HTML; `html: null` means too complex. The pool bounds its time. */
export type RenderRequest = { markdown: string };
export type RenderReply = { html: string | null };
/** First word of a thread that is warm: from here on the clock runs on texts alone. */
export const READY = 'ready';

const SAMPLE =
  '# A\n\n*b* **c** `d` [e](https://example.org) <b>f</b>\n\n- g\n\n| h |\n|---|\n| i |\n\n```js\nj\n```\n\n> k';

parentPort?.on('message', ({ markdown }: RenderRequest) => {
  let reply: RenderReply;
  try {
    reply = { html: markdownToHtml(markdown) };
  } catch {
    // Stack overflow in the parser, or a limit of ours: either way this text cannot be shown.
    reply = { html: null };
  }
  parentPort?.postMessage(reply);
});

markdownToHtml(SAMPLE);
parentPort?.postMessage(READY);
