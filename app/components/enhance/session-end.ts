import { clockDifference } from './clock.ts';
import { pageLang, word } from './enhance.words.ts';
import { morphPage, onPage, parsePage } from './morph-page.ts';
import { say } from './say.ts';

const WARN_BEFORE = 2 * 60_000;

/** `<meta name="session-ends">` holds when the session ends: a warning two minutes before, with a way to stay. */
export function startSessionWarning(): void {
  onPage(() => schedule(readEnd(document)));
}

let timers: ReturnType<typeof setTimeout>[] = [];
let scheduled = 0;

function schedule(end: number): void {
  if (end === scheduled) return;
  scheduled = end;
  for (const timer of timers) clearTimeout(timer);
  timers = [];
  const left = end - clockDifference() - Date.now();
  // Timers of browsers hold 24 days at most; whoever stays longer has been seen by the server since.
  if (!(left > 0 && left < 20 * 86_400_000)) return;
  timers.push(setTimeout(() => warn(end), Math.max(0, left - WARN_BEFORE)));
  timers.push(setTimeout(() => say(word('sessionEnded'), { keep: true }), left));
}

function warn(end: number): void {
  const at = new Intl.DateTimeFormat(pageLang() === 'es' ? 'es-US' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(end - clockDifference());
  say(word('sessionEnds', { at }), { button: word('stay'), press: () => void stay() });
}

/** Any request renews the session; the answer says until when. */
async function stay(): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } });
    const next = parsePage(await answer.text());
    // Logged out elsewhere, the page that comes is a visitor's.
    if (!readEnd(next)) return say(word('sessionEnded'), { keep: true });
    morphPage(next);
    say(word('stayed'));
  } catch {
    say(word('failed'), { button: word('retry'), press: () => void stay() });
  }
}

function readEnd(page: Document): number {
  return Date.parse(page.querySelector<HTMLMetaElement>('meta[name=session-ends]')?.content ?? '');
}
