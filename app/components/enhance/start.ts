import { startCopyLinks } from './copy-link.ts';
import { startCounters } from './counter.ts';
import { startDrafts } from './draft.ts';
import { startHeartbeat } from './heartbeat.ts';
import { startHints } from './hints.ts';
import { startLiveForms } from './live-form.ts';
import { startLivePage } from './live-page.ts';
import { startLoadLater } from './load-later.ts';
import { startMenus } from './menus.ts';
import { startPageKeys } from './page-keys.ts';
import { startPreviews } from './preview.ts';
import { startQueueKeys } from './queue-keys.ts';
import { startQueueReturn } from './queue-return.ts';
import { startQueueTicks } from './queue-ticks.ts';
import { startRelativeTimes } from './relative-time.ts';
import { startSessionWarning } from './session-end.ts';
import { startSimilar } from './similar.ts';
import { watchTyping } from './typed.ts';
import { startWriting } from './writing.ts';

/** Switches on what only script can do. Each part looks for its own attributes; one that fails leaves the others. */
export function startEnhancements(): void {
  document.documentElement.classList.add('has-script');
  const parts = [
    watchTyping,
    startRelativeTimes,
    startMenus,
    startDrafts,
    startCounters,
    startLiveForms,
    startPreviews,
    startHints,
    startSimilar,
    startCopyLinks,
    startQueueKeys,
    startQueueTicks,
    startQueueReturn,
    startPageKeys,
    startHeartbeat,
    startWriting,
    startSessionWarning,
    startLoadLater,
    startLivePage,
  ];
  for (const start of parts) {
    try {
      start();
    } catch (problem) {
      console.warn(problem);
    }
  }
}
