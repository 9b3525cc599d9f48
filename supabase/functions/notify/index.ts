import { denoNetwork } from "../_shared/deno-network.ts";
import { serviceHeaders } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { httpPost } from "./http-post.ts";
import { postgrest } from "./postgrest.ts";
import { type Environment, environment } from "./schema.ts";
import { parseSecrets, signHeaders } from "./sign.ts";

declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};

/** Whoever holds a key of the service may start a run; the dispatch token can do nothing else. */
const tokensOf = (env: Environment): readonly string[] =>
  [
    ...Object.values(JSON.parse(env.SUPABASE_SECRET_KEYS ?? "{}") as Record<string, string>),
    env.SUPABASE_SERVICE_ROLE_KEY,
    env.NOTIFY_DISPATCH_TOKEN,
  ].filter((token) => token !== undefined);

const env = environment.parse(Deno.env.toObject());
const secrets = parseSecrets(env.ALERT_WEBHOOK_SECRET);

Deno.serve(
  handler({
    tokens: tokensOf(env),
    rpc: postgrest(env.SUPABASE_URL, serviceHeaders(env)),
    post: httpPost(
      denoNetwork,
      { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
      { connectMs: 3_000, totalMs: 15_000 },
    ),
    sign: secrets.length === 0 ? null : (id, at, body) => signHeaders(secrets, id, at, body),
    now: () => new Date(),
    log: (event, fields) => console.log(JSON.stringify({ event, ...fields })),
    webhookUrl: env.ALERT_WEBHOOK_URL,
    emailUrl: env.ALERT_EMAIL_WEBHOOK_URL,
    webUrl: env.PUBLIC_WEB_URL,
  }),
);
