import type { JournalEntry, Numbered } from "./types.ts";

const KEPT = 1_000;

type Listener = (entry: Numbered) => void;

/** What happened, in order: the last thousand events, and whoever wants to hear of the next. */
export type Journal = {
  add(entry: JournalEntry): void;
  after(seq: number): readonly Numbered[];
  last(): number;
  /** False: events after `seq` were already forgotten. */
  reaches(seq: number): boolean;
  listen(listener: Listener): () => void;
  clear(): void;
};

export const createJournal = (): Journal => {
  let entries: Numbered[] = [];
  let seq = 0;
  const listeners = new Set<Listener>();
  return {
    add: (entry) => {
      seq += 1;
      const numbered: Numbered = { ...entry, seq, at: Date.now() };
      entries.push(numbered);
      // Cut now and then, not at every event.
      if (entries.length > 2 * KEPT) entries = entries.slice(-KEPT);
      for (const listener of listeners) listener(numbered);
    },
    after: (from) => entries.filter((entry) => entry.seq > from).slice(-KEPT),
    last: () => seq,
    reaches: (from) => from >= seq || (entries[0]?.seq ?? 1) <= from + 1,
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      entries = [];
    },
  };
};
