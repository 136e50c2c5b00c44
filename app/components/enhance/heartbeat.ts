const EVERY = 5 * 60_000;

let active = false;

/**
 * `form[data-heartbeat]` is sent every five minutes while somebody is at the page, so that a lease lasts as long as its holder
 * works. A page left alone sends nothing: it must keep neither a lease nor a session alive.
 */
export function startHeartbeat(): void {
  if (!location.pathname.startsWith('/staff/')) return;
  for (const type of ['keydown', 'pointerdown', 'scroll'])
    document.addEventListener(type, seen, { passive: true, capture: true });
  setInterval(() => void beat(), EVERY);
}

function seen(): void {
  active = true;
}

async function beat(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-heartbeat]');
  if (!form || !active || document.visibilityState !== 'visible') return;
  active = false;
  try {
    await fetch(form.action, {
      method: 'POST',
      body: new URLSearchParams(new FormData(form) as never),
      redirect: 'manual',
    });
  } catch {
    // The next one tries again; a lease lasts six of them.
  }
}
