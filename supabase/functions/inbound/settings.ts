import type { Rpc } from "../_shared/rpc.ts";
import type { Channel } from "./parse/item.ts";
import { type Settings, settings as schema, strictest } from "./schema.ts";

const FRESH_MS = 10_000;
const RETRY_MS = 2_000;

/** Flags are read again after ten seconds. What was known last counts while the database is away. */
export const cachedSettings = (
  rpc: Rpc,
  now: () => number,
): ((channel: Channel) => Promise<Settings>) => {
  const known = new Map<Channel, { value: Settings; until: number }>();
  const asking = new Map<Channel, Promise<Settings>>();
  const ask = async (channel: Channel): Promise<Settings> => {
    const reply = await rpc("inbound_settings", { channel });
    const parsed = schema.safeParse(reply.data);
    const value = parsed.success ? parsed.data : (known.get(channel)?.value ?? strictest);
    known.set(channel, { value, until: now() + (parsed.success ? FRESH_MS : RETRY_MS) });
    asking.delete(channel);
    return value;
  };
  return async (channel) => {
    const last = known.get(channel);
    if (last !== undefined && last.until > now()) return last.value;
    // Many requests at once ask once.
    const running = asking.get(channel) ?? ask(channel);
    asking.set(channel, running);
    return running;
  };
};
