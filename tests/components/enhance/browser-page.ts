import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../../..');

export type Answer = { status?: number; html?: string; redirect?: string; type?: string };
export type Handler = (request: {
  method: string;
  url: URL;
  body: URLSearchParams;
}) => Answer | undefined | Promise<Answer>;

/** The browser script built as for the product, a small server that answers as a test wants, and a real browser. */
export async function openHall() {
  const script = await buildScript();
  let handler: Handler = () => undefined;
  const streams = new Set<ServerResponse>();
  const server = createServer((request, response) => void answer(request, response));

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname === '/script.js') return void response.setHeader('content-type', 'text/javascript').end(script);
    if (url.pathname === '/live') {
      streams.add(response);
      request.on('close', () => streams.delete(response));
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': hello\n\n');
    }
    let text = '';
    for await (const piece of request) text += piece;
    const result = await handler({ method: request.method ?? 'GET', url, body: new URLSearchParams(text) });
    if (!result) return void response.writeHead(404).end();
    if (result.redirect) return void response.writeHead(303, { location: result.redirect }).end();
    response
      .writeHead(result.status ?? 200, { 'content-type': result.type ?? 'text/html; charset=utf-8' })
      .end(result.html);
  }

  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const browser = await launch();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (next: Handler) => {
      handler = next;
    },
    tell: (data: string) => {
      for (const stream of streams) stream.write(`data: ${data}\n\n`);
    },
    listeners: () => streams.size,
    newPage: async (): Promise<Page> => (await browser.newContext({ locale: 'en-GB' })).newPage(),
    close: () => closeAll(browser, server),
  };
}

/** A page of the product as the script sees it. */
export function pageWith(main: string, { title = 'Hall', attributes = '', head = '' } = {}): string {
  return `<!DOCTYPE html><html lang="en"><head><title>${title}</title>${head}<script type="module" src="/script.js"></script></head>
    <body><main id="main" tabindex="-1" ${attributes}>${main}</main><div id="ah-said" role="status"></div></body></html>`;
}

/** A form to answer with, posted in place. */
export const form = (fields = '', error = '') => `
  <form method="post" action="/answers" data-live id="f">
    ${error && `<div data-focus tabindex="-1" role="alert">${error}</div>`}
    <label for="body">Answer</label><textarea id="body" name="body" data-draft="answer:1">${fields}</textarea>
    <button name="intent" value="post">Post</button>
  </form>`;

/** A thread that takes answers; what is typed elsewhere on it must survive everything. */
export function thread(answers: string[]) {
  return pageWith(
    `<h1>Thread</h1><ol>${answers.map((text, at) => `<li id="a${at}">${text}</li>`).join('')}</ol>
     <details id="d"><summary>More</summary><input id="other" name="other"></details>${form()}`,
    { attributes: 'data-live-topics="question:1"' },
  );
}

async function buildScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    logLevel: 'silent',
    build: { write: false, rollupOptions: { input: path.join(root, 'app/entry.client.tsx') }, modulePreload: false },
  });
  const bundle = Array.isArray(built) ? built[0] : built;
  if (!bundle || !('output' in bundle)) throw new Error('The browser script was not built.');
  return bundle.output[0].code;
}

function launch(): Promise<Browser> {
  const known = [process.env.CHROMIUM_PATH, chromium.executablePath(), '/usr/bin/chromium', '/usr/bin/google-chrome'];
  const executablePath = known.find((place) => place && existsSync(place));
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

async function closeAll(browser: Browser, server: Server): Promise<void> {
  await browser.close();
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
