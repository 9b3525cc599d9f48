import { setDailyLimit } from "./database.ts";
import { said } from "./http.ts";
import { type ChannelRow, type Line, ok, type Settings, todo, unknown } from "./types.ts";

const TIER = /^TIER_([1-9]\d{0,5})(K?)$/;

/** A limit as a number; null: none; undefined: Meta has not set it, or calls it otherwise. */
export const limitOf = (tier: string | null | undefined): number | null | undefined => {
  if (tier === "TIER_UNLIMITED") return null;
  const found = TIER.exec(tier ?? "");
  return found === null ? undefined : Number(found[1]) * (found[2] === "K" ? 1000 : 1);
};

/** Meta tells a limit when it changes; a channel that was connected since must be told once. */
export const checkReach = async (
  settings: Settings,
  channel: ChannelRow,
  tier: string | null | undefined,
): Promise<Line> => {
  const told = { check: "daily limit", about: channel.display_name };
  const limit = limitOf(tier);
  if (limit === undefined) {
    return unknown(told, `${tier ?? "Nothing said"}.`, "Set it in Messages → Channels once known.");
  }
  const text = limit === null ? "No limit of new conversations." : `${limit} in 24 hours.`;
  if (!settings.note) return ok(told, `${text} With --note the channel is told.`);
  const answer = await setDailyLimit(settings, channel, limit);
  return answer.status === 200
    ? ok(told, `${text} Noted now.`)
    : todo(told, `It could not be noted: ${said(answer)}.`, "Set it in Messages → Channels.");
};
