import { z } from "zod";

export const channelKinds = ["whatsapp", "instagram", "messenger"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** What is to be checked, and what it is checked with. */
export type Settings = {
  readonly apiUrl: string;
  readonly functionsUrl: string;
  readonly graphUrl: string;
  readonly secretKey: string;
  /** Two during a rotation. */
  readonly appSecrets: readonly string[];
  readonly verifyTokens: readonly string[];
  readonly appId: string | undefined;
  /** Tokens of channels by the name of their secret. */
  readonly tokens: Readonly<Record<string, string>>;
  /** Writes the end of each token into its channel, so that the alert comes in time. */
  readonly note: boolean;
  readonly now: () => number;
};

export type State = "ok" | "todo" | "unknown";

/** One line of the report. `remedy` says what to do where something is. */
export type Line = {
  readonly check: string;
  /** A kind of channel, or the name of one; null: the installation. */
  readonly about: string | null;
  readonly state: State;
  readonly detail: string;
  readonly remedy: string | null;
};

export const channelRow = z.object({
  id: z.string(),
  channel: z.enum(channelKinds),
  identity: z.string(),
  account_id: z.string().nullable(),
  display_name: z.string(),
  status: z.string(),
  token_ref: z.string().nullable(),
  token_expires_at: z.string().nullable(),
  version: z.number().int(),
  last_webhook_at: z.string().nullable(),
});
export type ChannelRow = z.infer<typeof channelRow>;

type Told = Pick<Line, "check" | "about">;

export const ok = (told: Told, detail: string): Line => ({
  ...told,
  state: "ok",
  detail,
  remedy: null,
});
export const todo = (told: Told, detail: string, remedy: string): Line => ({
  ...told,
  state: "todo",
  detail,
  remedy,
});
export const unknown = (told: Told, detail: string, remedy: string): Line => ({
  ...told,
  state: "unknown",
  detail,
  remedy,
});
