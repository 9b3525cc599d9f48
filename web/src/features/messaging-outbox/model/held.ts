export interface Waiting {
  due_at: string | null;
  leased_until: string | null;
  held_reason: string | null;
  blocked_by: number | null;
}

/** What stops a whole channel: its messages are not looked at, so none of them carries a note. */
export type ChannelStop = "switch" | "channel_paused" | "circuit";

export type Held =
  | ChannelStop
  | "leased"
  | "window_closed"
  | "daily_limit"
  | "blocked"
  | "due"
  | "ready";

/** What a waiting message waits for; the first that holds it. */
export function heldBy(row: Waiting, now: number, stop: ChannelStop | null = null): Held {
  if (row.leased_until !== null) return "leased";
  if (row.held_reason === "window_closed") return "window_closed";
  if (row.held_reason === "switch") return "switch";
  if (row.held_reason === "daily_limit") return stop ?? "daily_limit";
  if (stop !== null) return stop;
  if (row.blocked_by !== null) return "blocked";
  return row.due_at !== null && new Date(row.due_at).getTime() > now ? "due" : "ready";
}

interface ChannelFacts {
  id: string;
  status: string;
  circuit: string;
}

interface StopFacts {
  channel_id: string | null;
  mode: string;
  expires_at: string | null;
}

/** Which channels send nothing now, and why. A stop that lets answers through holds not everything. */
export function stoppedChannels(
  channels: readonly ChannelFacts[],
  switches: readonly StopFacts[],
  now: number,
): ReadonlyMap<string, ChannelStop> {
  const stops = new Map<string, ChannelStop>();
  for (const { id, status, circuit } of channels) {
    if (status !== "active") stops.set(id, "channel_paused");
    else if (circuit === "open") stops.set(id, "circuit");
  }
  for (const { channel_id, mode, expires_at } of switches) {
    const isOver = expires_at !== null && new Date(expires_at).getTime() <= now;
    if (channel_id !== null && mode === "hold" && !isOver) stops.set(channel_id, "switch");
  }
  return stops;
}
