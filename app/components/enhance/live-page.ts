import { word } from './enhance.words.ts';
import { justSent } from './live-form.ts';
import { morphPage, parsePage } from './morph-page.ts';
import { say } from './say.ts';

/** How long a page nobody looks at stays connected. */
const HIDDEN_FOR = 60_000;

/**
 * `main[data-live-topics]` listens to `/live?topics=…` and fetches itself anew when something has happened. An event's
 * data is JSON, `{"text": "…"}` being what to tell the reader, or anything else to tell them that there is news.
 */
export function startLivePage(): void {
  const topics = document.querySelector<HTMLElement>('main[data-live-topics]')?.dataset.liveTopics;
  if (!topics || !('EventSource' in window)) return;
  let source: EventSource | undefined;
  let failures = 0;
  let missed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let hidden: ReturnType<typeof setTimeout> | undefined;

  const close = () => {
    clearTimeout(retry);
    source?.close();
    source = undefined;
    missed = true;
  };
  const open = () => {
    clearTimeout(retry);
    source?.close();
    source = new EventSource(`/live?topics=${encodeURIComponent(topics)}`);
    source.onopen = () => {
      failures = 0;
      // What happened while nobody listened is not sent again.
      if (missed) refreshSoon();
      missed = false;
    };
    source.onmessage = ({ data }) => refreshSoon(textOf(data));
    source.onerror = () => {
      close();
      failures += 1;
      if (failures < 12) retry = setTimeout(open, Math.min(60_000, 1000 * 2 ** failures) * (0.75 + Math.random() / 2));
    };
  };
  open();
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(close, HIDDEN_FOR);
    else if (!source) open();
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && open());
}

let waiting: ReturnType<typeof setTimeout> | undefined;
let news: string | undefined;

/** Events that come together cost one fetch; a little chance spreads the readers of one page over time. */
function refreshSoon(text?: string): void {
  news = text ?? news;
  clearTimeout(waiting);
  waiting = setTimeout(() => void refresh(), 150 + Math.random() * 350);
}

async function refresh(): Promise<void> {
  const told = news;
  news = undefined;
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html', 'X-Live': 'refresh' } });
    if (!answer.ok || answer.redirected) return;
    if (morphPage(parsePage(await answer.text())) && told && !justSent()) say(told);
  } catch {
    // The next event, or the reader, fetches it.
  }
}

function textOf(data: string): string {
  try {
    const event: unknown = JSON.parse(data);
    if (typeof event === 'object' && event !== null && 'text' in event && typeof event.text === 'string')
      return event.text;
  } catch {
    // Not for reading out.
  }
  return word('changed');
}
