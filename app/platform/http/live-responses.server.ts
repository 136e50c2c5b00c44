/** Every answer that is being given: lets a closing server end the ones that would never end by themselves. */
const streams = new Set<AbortController>();

/** Marks an answer as a live stream until its connection closes. */
export function trackStream(controller: AbortController): void {
  streams.add(controller);
  controller.signal.addEventListener('abort', () => streams.delete(controller), { once: true });
}

export function endStreams(): void {
  for (const controller of [...streams]) controller.abort();
}
