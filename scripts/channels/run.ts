import { checkLastWebhook, checkNoted, checkRegistered } from "./check-channel.ts";
import { checkApp, checkNumber, checkSubscribed } from "./check-graph.ts";
import { checkSecrets } from "./check-secrets.ts";
import { checkToken } from "./check-token.ts";
import { checkWebhook } from "./check-webhook.ts";
import { readChannels } from "./database.ts";
import { type ChannelRow, channelKinds, type Line, type Settings, todo } from "./types.ts";

const atMeta = async (settings: Settings, channel: ChannelRow): Promise<Line[]> => {
  const token = settings.tokens[channel.token_ref ?? ""];
  if (token === undefined) return [];
  const { lines, expiresAt } = await checkToken(settings, channel, token);
  return [
    ...lines,
    ...(expiresAt === undefined ? [] : [await checkNoted(settings, channel, expiresAt)]),
    ...(await checkNumber(settings, channel, token)),
    await checkSubscribed(settings, channel, token),
  ];
};

/** What every channel shares: secrets, functions, and the webhooks of the app. */
export const checkInstallation = async (
  settings: Settings,
  channels: readonly ChannelRow[],
): Promise<readonly Line[]> => {
  const used = channelKinds.filter((kind) => channels.some(({ channel }) => channel === kind));
  const kinds = used.length === 0 ? channelKinds : used;
  return [
    ...checkSecrets(settings, channels),
    ...(await checkWebhook(settings, kinds)),
    ...(await checkApp(settings, kinds)),
  ];
};

export const checkChannel = async (
  settings: Settings,
  channel: ChannelRow,
): Promise<readonly Line[]> => [
  checkRegistered(channel),
  ...(await atMeta(settings, channel)),
  checkLastWebhook(channel, settings.now()),
];

/** Everything between Meta and an answered message, one line each. It changes nothing but with `note`. */
export const runChecks = async (settings: Settings): Promise<readonly Line[]> => {
  const channels = await readChannels(settings);
  const told = { check: "channels", about: null };
  if (channels === undefined) {
    const remedy = "See that the address and the secret key are those of this project.";
    return [todo(told, "The database did not show its channels.", remedy)];
  }
  const none =
    channels.length > 0
      ? []
      : [todo(told, "No channel is registered.", "Register one in Messages → Channels.")];
  const lines: Line[] = [...none, ...(await checkInstallation(settings, channels))];
  for (const channel of channels) lines.push(...(await checkChannel(settings, channel)));
  return lines;
};
