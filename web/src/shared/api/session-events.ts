type Listener = () => void;

const listeners = new Set<Listener>();

/** Tells the shell that the server no longer accepts the session. */
export function announceExpiredSession(): void {
  for (const listener of listeners) listener();
}

export function onExpiredSession(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
