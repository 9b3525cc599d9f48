import { z } from "zod";
import { type Answer, ask } from "./http.ts";
import { type ChannelRow, channelRow, type Settings } from "./types.ts";

/** An opaque key is no JWT: it does not belong in Authorization. */
const headersOf = ({ secretKey }: Settings): Record<string, string> =>
  secretKey.startsWith("sb_")
    ? { apikey: secretKey }
    : { apikey: secretKey, authorization: `Bearer ${secretKey}` };

const columns =
  "id,channel,identity,account_id,display_name,status,token_ref,token_expires_at,version,channel_states(last_webhook_at)";

const joined = z.looseObject({
  channel_states: z.union([
    z.array(z.object({ last_webhook_at: z.string().nullable() })),
    z.object({ last_webhook_at: z.string().nullable() }).nullable(),
  ]),
});

/** The channels that are registered and not disconnected; undefined: the database did not answer. */
export const readChannels = async (settings: Settings): Promise<ChannelRow[] | undefined> => {
  const query = `select=${columns}&status=neq.disconnected&order=channel.desc,identity`;
  const answer = await ask(`${settings.apiUrl}/rest/v1/channel_identities?${query}`, {
    headers: headersOf(settings),
  });
  const rows = z.array(joined).safeParse(answer.json);
  if (answer.status !== 200 || !rows.success) return undefined;
  return rows.data.map(({ channel_states: states, ...row }) => {
    const state = Array.isArray(states) ? states[0] : states;
    return channelRow.parse({ ...row, last_webhook_at: state?.last_webhook_at ?? null });
  });
};

export const setDailyLimit = (
  settings: Settings,
  channel: ChannelRow,
  limit: number | null,
): Promise<Answer> =>
  ask(`${settings.apiUrl}/rest/v1/rpc/set_daily_limit`, {
    method: "POST",
    headers: { ...headersOf(settings), "content-type": "application/json" },
    body: JSON.stringify({
      channel_id: channel.id,
      daily_limit: limit,
      reason: "Meta said so (channels:check)",
    }),
  });

export const changeChannel = (
  settings: Settings,
  channel: ChannelRow,
  changes: Readonly<Record<string, unknown>>,
): Promise<Answer> =>
  ask(`${settings.apiUrl}/rest/v1/rpc/change_channel`, {
    method: "POST",
    headers: { ...headersOf(settings), "content-type": "application/json" },
    body: JSON.stringify({
      channel_id: channel.id,
      changes,
      expected_version: channel.version,
    }),
  });
