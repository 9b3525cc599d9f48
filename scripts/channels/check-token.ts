import { errorCode, graphGet, tokenFacts } from "./graph.ts";
import { said } from "./http.ts";
import { type ChannelKind, type ChannelRow, type Line, ok, type Settings, todo } from "./types.ts";

const DAY_MS = 86_400_000;
const SOON_DAYS = 14;

export const neededScopes: Readonly<Record<ChannelKind, readonly string[]>> = {
  whatsapp: ["whatsapp_business_messaging", "whatsapp_business_management"],
  instagram: ["instagram_basic", "instagram_manage_messages", "pages_manage_metadata"],
  messenger: ["pages_messaging", "pages_manage_metadata"],
};

export type TokenCheck = {
  readonly lines: readonly Line[];
  /** When the token ends: null never, undefined not known. */
  readonly expiresAt: string | null | undefined;
};

const renew =
  "Make a token of a system user without an end, or for 60-day tokens of Instagram: npm run channels:check -- --refresh --env-out FILE";

const endOf = (told: Pick<Line, "check" | "about">, seconds: number, now: number): Line => {
  if (seconds === 0) return ok(told, "It has no end.");
  const days = Math.floor((seconds * 1000 - now) / DAY_MS);
  const on = new Date(seconds * 1000).toISOString().slice(0, 10);
  if (days < 0) return todo(told, `It ended on ${on}.`, renew);
  return days <= SOON_DAYS
    ? todo(told, `It ends on ${on}, in ${days} days.`, renew)
    : ok(told, `It ends on ${on}, in ${days} days.`);
};

/** Whether the token lives, for how long, and what it may do. Meta asks the app itself about it. */
export const checkToken = async (
  settings: Settings,
  channel: ChannelRow,
  token: string,
): Promise<TokenCheck> => {
  const about = channel.display_name;
  const told = { check: "token at Meta", about };
  const [secret] = settings.appSecrets;
  const asApp =
    settings.appId !== undefined && secret !== undefined ? `${settings.appId}|${secret}` : token;
  const answer = await graphGet(settings, "debug_token", asApp, { input_token: token });
  const parsed = tokenFacts.safeParse(answer.json);
  if (!parsed.success) {
    const why = `Meta does not say what this token is: ${said(answer)}${errorCode(answer)}.`;
    return {
      lines: [todo(told, why, "Set META_APP_ID to the app of the token, or renew it.")],
      expiresAt: undefined,
    };
  }
  const { data } = parsed.data;
  if (!data.is_valid) {
    const remedy = "Make a new token, set the secret anew, and close the circuit of the channel.";
    return { lines: [todo(told, "Meta says that it is not valid.", remedy)], expiresAt: undefined };
  }
  const isOurs = settings.appId === undefined || !data.app_id || data.app_id === settings.appId;
  const missing = neededScopes[channel.channel].filter((scope) => !data.scopes?.includes(scope));
  const ends = [data.expires_at ?? 0, data.data_access_expires_at ?? 0].filter((end) => end > 0);
  const end = ends.length === 0 ? 0 : Math.min(...ends);
  return {
    expiresAt: end === 0 ? null : new Date(end * 1000).toISOString(),
    lines: [
      isOurs
        ? ok(told, "It is valid.")
        : todo(told, "It belongs to another app.", "Make it with the app whose id is META_APP_ID."),
      endOf({ check: "end of the token", about }, end, settings.now()),
      missing.length === 0
        ? ok({ check: "permissions", about }, neededScopes[channel.channel].join(", "))
        : todo(
            { check: "permissions", about },
            `Missing: ${missing.join(", ")}.`,
            "Make the token anew with these permissions.",
          ),
    ],
  };
};
