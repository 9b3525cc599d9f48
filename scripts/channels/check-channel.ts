import { changeChannel } from "./database.ts";
import { said } from "./http.ts";
import { type ChannelRow, type Line, ok, type Settings, todo } from "./types.ts";

const DAY_MS = 86_400_000;

export const checkRegistered = (channel: ChannelRow): Line => {
  const told = { check: "channel", about: channel.display_name };
  const facts = `${channel.channel} ${channel.identity}`;
  if (channel.channel === "whatsapp" && channel.account_id === null) {
    return todo(
      told,
      `${facts} has no business account.`,
      "Give the WhatsApp Business account id: templates and quality come under it.",
    );
  }
  return channel.status === "active"
    ? ok(told, `${facts} is registered.`)
    : todo(
        told,
        `${facts} is ${channel.status}: it does not send.`,
        "Activate it in Messages → Channels.",
      );
};

export const checkLastWebhook = (
  { display_name: about, last_webhook_at: at }: ChannelRow,
  now: number,
): Line => {
  const told = { check: "last webhook", about };
  const remedy =
    "Write to the channel from a phone. Nothing comes: see subscription and webhook of the app.";
  if (at === null) return todo(told, "Nothing ever came.", remedy);
  const days = Math.floor((now - Date.parse(at)) / DAY_MS);
  return days >= 1
    ? todo(told, `The last one came ${days} days ago.`, remedy)
    : ok(told, `The last one came at ${at}.`);
};

const isSameDay = (left: string | null, right: string | null): boolean =>
  left === right ||
  (left !== null && right !== null && Math.abs(Date.parse(left) - Date.parse(right)) < DAY_MS);

/** The alert CHANNEL_TOKEN_EXPIRING reads the channel, so the channel has to know the end. */
export const checkNoted = async (
  settings: Settings,
  channel: ChannelRow,
  expiresAt: string | null,
): Promise<Line> => {
  const told = { check: "end noted", about: channel.display_name };
  if (isSameDay(channel.token_expires_at, expiresAt)) {
    return ok(told, "The channel knows when its token ends; an alert comes 14 days before.");
  }
  if (!settings.note) {
    return todo(
      told,
      `The channel says ${channel.token_expires_at ?? "never"}, Meta says ${expiresAt ?? "never"}.`,
      "Run npm run channels:check -- --note, or set it in Messages → Channels.",
    );
  }
  const answer = await changeChannel(settings, channel, { token_expires_at: expiresAt });
  return answer.status === 200
    ? ok(told, "Noted now.")
    : todo(
        told,
        `It could not be noted: ${said(answer)}.`,
        "Run again: somebody changed the channel.",
      );
};
