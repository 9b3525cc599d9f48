import type { Channel } from "../data/channels.ts";

/** As the alert CHANNEL_DAILY_LIMIT. */
const WARNING_PERCENT = 80;

export interface Budget {
  used: number;
  limit: number;
  /** Of a bar: never beyond 100. */
  percent: number;
  level: "success" | "warning" | "error";
}

type Facts = Pick<Channel, "daily_limit" | "daily_used">;

/** What the portfolio of a channel used of Meta's limit in the last 24 hours; null: no limit known. */
export function budgetOf({ daily_limit: limit, daily_used }: Facts): Budget | null {
  if (limit === null) return null;
  const used = daily_used ?? 0;
  const percent = Math.min(100, Math.floor((used * 100) / limit));
  const warning = percent >= WARNING_PERCENT ? "warning" : "success";
  return { used, limit, percent, level: used >= limit ? "error" : warning };
}

const LIMIT = /^[1-9][0-9]{0,5}$/;

/** What was typed, as a limit; empty: none is known; undefined: it is no number. */
export function limitTyped(text: string): number | null | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  return LIMIT.test(trimmed) ? Number(trimmed) : undefined;
}
