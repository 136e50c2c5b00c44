import { clockDifference } from './clock.ts';
import { type EnhanceWord, word } from './enhance.words.ts';
import { justSent } from './live-form.ts';
import { morphPage, onPage, parsePage } from './morph-page.ts';
import { say } from './say.ts';

/** How long a page nobody looks at stays connected: a browser keeps six connections to a site that speaks HTTP/1.1, for all tabs together. */
const HIDDEN_FOR = 10_000;

/**
 * `main[data-live-topics]` listens to `/live?topics=…` and fetches itself anew when something has happened. An event's
 * data is JSON: `type` is the kind of event, from which follows what to tell the reader, unless `text` says it.
 */
export function startLivePage(): void {
  const topics = document.querySelector<HTMLElement>('main[data-live-topics]')?.dataset.liveTopics;
  if (!topics || !('EventSource' in window)) return;
  let source: EventSource | undefined;
  let failures = 0;
  let everOpen = false;
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
    // What changed between the making of the page and this connection is told at once.
    const since = document.querySelector<HTMLElement>('main')?.dataset.liveSince ?? '';
    source = new EventSource(`/live?${new URLSearchParams({ topics, since })}`);
    source.onopen = () => {
      failures = 0;
      everOpen = true;
      // What happened while nobody listened is not sent again.
      if (missed) refreshSoon();
      missed = false;
    };
    source.onmessage = ({ data }) => refreshSoon(textOf(data, topics));
    source.onerror = () => {
      close();
      failures += 1;
      // A page that has never been heard is refused rather than cut off.
      if (failures < (everOpen ? 12 : 3))
        retry = setTimeout(open, Math.min(60_000, 1000 * 2 ** failures) * (0.75 + Math.random() / 2));
    };
  };
  // A tab opened behind others connects when it is looked at.
  if (!document.hidden) open();
  onPage(refreshAtChange);
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hidden);
    if (document.hidden) hidden = setTimeout(close, HIDDEN_FOR);
    else if (!source) open();
  });
  addEventListener('pagehide', close);
  addEventListener('pageshow', (event) => event.persisted && open());
}

const told: readonly [kind: RegExp, key: EnhanceWord, forStaff?: true][] = [
  [/^answer\.posted$/, 'newAnswer'],
  [/^comment\.posted$/, 'newComment'],
  [/^(answer|question)\.(edited|redacted)$/, 'edited'],
  [/^answer\.accepted$/, 'accepted'],
  [/^answer\.verified$/, 'confirmed'],
  [/^verification\.(withdrawn|suspended|superseded)$/, 'unconfirmed'],
  [/^escalation\.opened$/, 'newCase', true],
  [/^escalation\.message_sent$/, 'newMessage', true],
  [/^escalation\.claimed$/, 'claimed', true],
];

let waiting: ReturnType<typeof setTimeout> | undefined;
let news: string | undefined;

/** However many events follow each other, the first of them shows after this many milliseconds. */
const LONGEST = 600;
let first: number | undefined;

/** Events that come together cost one fetch; a little chance spreads the readers of one page over time. */
function refreshSoon(text?: string): void {
  news = text ?? news;
  first ??= performance.now();
  clearTimeout(waiting);
  const wait = Math.min(150 + Math.random() * 350, Math.max(0, first + LONGEST - performance.now()));
  waiting = setTimeout(() => {
    first = undefined;
    void refresh();
  }, wait);
}

let change: ReturnType<typeof setTimeout> | undefined;

/** An alert goes up and comes down by the clock, of which nobody hears an event. */
function refreshAtChange(): void {
  clearTimeout(change);
  const at = Date.parse(document.querySelector<HTMLElement>('[data-notices]')?.dataset.changesAt ?? '');
  const wait = at - Date.now() - clockDifference();
  if (wait > 0 && wait < 2 ** 31 - 5000) change = setTimeout(refreshSoon, wait + 200 + Math.random() * 1000);
}

const address = () => location.href.split('#')[0] ?? '';

async function refresh(): Promise<void> {
  const text = news;
  news = undefined;
  const asked = address();
  try {
    const answer = await fetch(asked, { headers: { Accept: 'text/html', 'X-Live': 'refresh' } });
    const html = await answer.text();
    // Somebody went on meanwhile (to another row, say): where they were is not where they are.
    if (address() !== asked) return refreshSoon(text);
    if (!answer.ok || (answer.redirected && !movedHere(answer.url))) return;
    if (morphPage(parsePage(html), 'news') && text && !justSent()) say(text);
  } catch {
    // The next event, or the reader, fetches it.
  }
}

/** A question whose title changed has another address with the same number; the old one may name what was removed. Anything else is another page. */
function movedHere(url: string): boolean {
  const own = /^\/questions\/\d+(?=\/|$)/;
  const to = new URL(url);
  if (to.origin !== location.origin || !own.test(to.pathname)) return false;
  if (own.exec(to.pathname)?.[0] !== own.exec(location.pathname)?.[0]) return false;
  history.replaceState(history.state, '', to.pathname + to.search + location.hash);
  return true;
}

/** What to tell of an event: its own text, or that of its kind; of most (a vote, a view) nothing. */
function textOf(data: string, topics: string): string | undefined {
  try {
    const { type = '', text } = JSON.parse(data) as { type?: string; text?: string };
    const staff = /(^|,)(queue|case):/.test(topics);
    const known = told.find(([kind, , forStaff]) => kind.test(type) && (staff || !forStaff));
    return text ?? (known && word(known[1]));
  } catch {
    return undefined;
  }
}
