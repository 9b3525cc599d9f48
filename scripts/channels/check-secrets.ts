import { type ChannelRow, type Line, ok, type Settings, todo } from "./types.ts";

const MIN_LENGTH = 16;

const setSecret = "Set it: npx supabase secrets set NAME=value, and give the same to this command.";

const appSecret = ({ appSecrets }: Settings): Line => {
  const told = { check: "app secret", about: null };
  if (appSecrets.length === 0)
    return todo(
      told,
      "META_APP_SECRET is not given.",
      setSecret.replace("NAME", "META_APP_SECRET"),
    );
  if (appSecrets.some(({ length }) => length < MIN_LENGTH)) {
    const remedy = "Copy it from App settings → Basic → App secret.";
    return todo(told, `META_APP_SECRET is shorter than ${MIN_LENGTH} characters.`, remedy);
  }
  return appSecrets.length === 1
    ? ok(told, "META_APP_SECRET is given.")
    : todo(
        told,
        `META_APP_SECRET holds ${appSecrets.length} secrets: a rotation is under way.`,
        "Take the old one away once Meta signs with the new one.",
      );
};

const verifyToken = ({ verifyTokens }: Settings): Line => {
  const told = { check: "verify token", about: null };
  return verifyTokens.length === 0
    ? todo(told, "META_VERIFY_TOKEN is not given.", setSecret.replace("NAME", "META_VERIFY_TOKEN"))
    : ok(told, "META_VERIFY_TOKEN is given.");
};

const tokenOf = (channel: ChannelRow, { tokens }: Settings): Line => {
  const told = { check: "token", about: channel.display_name };
  const name = channel.token_ref;
  if (name === null) {
    return todo(
      told,
      "The channel names no secret.",
      "Put the token into a secret META_TOKEN_NAME, and give that name in Messages → Channels.",
    );
  }
  return tokens[name]
    ? ok(told, `${name} is given.`)
    : todo(told, `${name} is not given.`, setSecret.replace("NAME", name));
};

/** Hosted secrets cannot be read back: these are the values given here, which must be the same. */
export const checkSecrets = (settings: Settings, channels: readonly ChannelRow[]): Line[] => [
  appSecret(settings),
  verifyToken(settings),
  ...channels.map((channel) => tokenOf(channel, settings)),
];
