import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs, parseEnv } from "node:util";
import { simulatedAppId } from "../graph/account-routes.ts";
import { functionsDir, vigieDir } from "../stack/paths.ts";
import type { StackConfig } from "../stack/stack-config.ts";
import type { Settings } from "./types.ts";

export const usage = `npm run channels:check -- [options]

  without --url            the running local stack and its stand-in of the Graph API
  --url https://REF.supabase.co   a hosted project; needs VIGIE_SECRET_KEY, META_APP_SECRET, META_VERIFY_TOKEN,
                           META_APP_ID and the META_TOKEN_... of the channels, from the environment or:
  --env-file FILE          one NAME=value per line; never put secrets on the command line
  --json                   the lines as JSON
  --note                   write the end of each token into its channel, so that the alert comes in time
  --refresh --env-out FILE exchange 60-day tokens of Instagram; the new ones go into FILE
  --help                   this text

Exit code: 0 when nothing is to do, 1 otherwise, 2 when it could not begin.`;

const definitions = {
  url: { type: "string" },
  "env-file": { type: "string" },
  json: { type: "boolean", default: false },
  note: { type: "boolean", default: false },
  refresh: { type: "boolean", default: false },
  "env-out": { type: "string" },
  help: { type: "boolean", default: false },
} as const;

export type Options = {
  readonly json: boolean;
  readonly help: boolean;
  readonly settings: Settings;
  /** Where new tokens of Instagram come from and go to; undefined: nothing is exchanged. */
  readonly refresh: { readonly graphUrl: string; readonly envFile: string } | undefined;
};

type Env = Readonly<Record<string, string | undefined>>;

const words = (text: string | undefined): readonly string[] =>
  (text ?? "").split(/[\s,]+/).filter((word) => word !== "");

const tokensOf = (env: Env): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      /^META_TOKEN_[A-Z0-9_]{1,50}$/.test(name) && value ? [[name, value]] : [],
    ),
  );

const fileEnv = (file: string | undefined): Env =>
  file === undefined || !existsSync(file) ? {} : parseEnv(readFileSync(file, "utf8"));

const common = (env: Env) => ({
  appSecrets: words(env.META_APP_SECRET),
  verifyTokens: words(env.META_VERIFY_TOKEN),
  tokens: tokensOf(env),
  now: Date.now,
});

export const localSettings = (stack: StackConfig, env: Env = {}): Settings => ({
  ...common({
    META_APP_SECRET: stack.meta_app_secret,
    META_VERIFY_TOKEN: stack.meta_verify_token,
    META_TOKEN_DEMO: "simulated-token",
    ...env,
  }),
  apiUrl: stack.api_url,
  functionsUrl: stack.functions_url,
  graphUrl: stack.graph_url,
  secretKey: stack.secret_key,
  appId: simulatedAppId,
  note: false,
});

const hostedSettings = (url: string, env: Env): Settings => {
  const apiUrl = url.replace(/\/$/, "");
  if (!env.VIGIE_SECRET_KEY)
    throw new Error("VIGIE_SECRET_KEY is not set: the project's secret key.");
  return {
    ...common(env),
    apiUrl,
    functionsUrl: `${apiUrl}/functions/v1`,
    graphUrl: env.VIGIE_GRAPH_URL ?? "https://graph.facebook.com",
    secretKey: env.VIGIE_SECRET_KEY,
    appId: env.META_APP_ID,
    note: false,
  };
};

const runningStack = (): StackConfig => {
  const file = process.env.VIGIE_STACK ?? join(vigieDir, "stack.json");
  if (!existsSync(file)) throw new Error("No local stack runs: npm start, or give --url.");
  return JSON.parse(readFileSync(file, "utf8")) as StackConfig;
};

export const readOptions = (args: readonly string[], environment: Env): Options => {
  const { values } = parseArgs({ args: [...args], options: definitions });
  const own = fileEnv(values["env-file"]);
  const settings =
    values.url === undefined
      ? localSettings(runningStack(), { ...fileEnv(join(functionsDir, ".env")), ...own })
      : hostedSettings(values.url, { ...environment, ...own });
  const envFile = values["env-out"];
  if (values.refresh && envFile === undefined) throw new Error("--refresh needs --env-out FILE.");
  const graphUrl = values.url === undefined ? settings.graphUrl : "https://graph.instagram.com";
  return {
    json: values.json,
    help: values.help,
    settings: { ...settings, note: values.note },
    refresh: values.refresh && envFile !== undefined ? { graphUrl, envFile } : undefined,
  };
};
