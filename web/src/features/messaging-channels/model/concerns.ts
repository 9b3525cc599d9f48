import type { Channel } from "../data/channels.ts";

const DAY_MS = 86_400_000;
/** As early as the alert CHANNEL_TOKEN_EXPIRING. */
const TOKEN_WARNING_DAYS = 14;

export type Concern =
  | "disconnected"
  | "paused"
  | "circuit"
  | "restricted"
  | "quality"
  | "no_token"
  | "token_expired"
  | "token_expiring"
  | "silent";

type Facts = Pick<
  Channel,
  | "status"
  | "circuit"
  | "quality"
  | "restriction"
  | "restricted_until"
  | "token_ref"
  | "token_expires_at"
  | "last_webhook_at"
>;

/** As the alert CHANNEL_RESTRICTED. */
function isRestricted({ restriction, restricted_until: until }: Facts, now: number): boolean {
  return restriction !== null && (until === null || new Date(until).getTime() > now);
}

function tokenConcern(channel: Facts, now: number): Concern | null {
  if (channel.token_ref === null) return "no_token";
  if (channel.token_expires_at === null) return null;
  const left = new Date(channel.token_expires_at).getTime() - now;
  if (left <= 0) return "token_expired";
  return left < TOKEN_WARNING_DAYS * DAY_MS ? "token_expiring" : null;
}

/** What somebody should look at about a channel, the gravest first. */
export function concernsOf(channel: Facts, now: number): Concern[] {
  const found: (Concern | null)[] = [
    channel.status === "disconnected" ? "disconnected" : null,
    isRestricted(channel, now) ? "restricted" : null,
    channel.circuit === "closed" ? null : "circuit",
    tokenConcern(channel, now),
    channel.quality === "RED" ? "quality" : null,
    channel.status === "paused" ? "paused" : null,
    channel.last_webhook_at === null ? "silent" : null,
  ];
  return found.filter((concern) => concern !== null);
}
