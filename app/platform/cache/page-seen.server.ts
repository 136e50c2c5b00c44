type Listener = (what: string) => void;

const listeners = new Set<Listener>();

/** Told of each page that was shown, by what it shows (`question:12`), whether it was rendered or came from memory. */
export function onSeen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function seen(what: string): void {
  for (const listener of listeners) listener(what);
}
