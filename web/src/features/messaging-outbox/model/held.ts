export interface Waiting {
  due_at: string | null;
  leased_until: string | null;
  held_reason: string | null;
  blocked_by: number | null;
}

export type Held = "leased" | "window_closed" | "switch" | "blocked" | "due" | "ready";

/** What a waiting message waits for; the first that holds it, in the order in which they are asked. */
export function heldBy(row: Waiting, now: number): Held {
  if (row.leased_until !== null) return "leased";
  if (row.held_reason === "window_closed") return "window_closed";
  if (row.held_reason === "switch") return "switch";
  if (row.blocked_by !== null) return "blocked";
  return row.due_at !== null && new Date(row.due_at).getTime() > now ? "due" : "ready";
}
