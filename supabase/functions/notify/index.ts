import { denoNetwork } from "../_shared/deno-network.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { later, log, readEnv, serve } from "../_shared/runtime.ts";
import { serviceHeaders, wakingTokens } from "../_shared/secret-key.ts";
import { workerHandler } from "../_shared/worker-handler.ts";
import { type DispatchDeps, dispatch } from "./dispatch.ts";
import { httpPost } from "./http-post.ts";
import { environment } from "./schema.ts";
import { parseSecrets, signHeaders } from "./sign.ts";

const env = environment.parse(readEnv());
const secrets = parseSecrets(env.ALERT_WEBHOOK_SECRET);

const deps: DispatchDeps = {
  rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
  post: httpPost(
    denoNetwork,
    { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
    { connectMs: 3_000, totalMs: 15_000 },
  ),
  sign: secrets.length === 0 ? null : (id, at, body) => signHeaders(secrets, id, at, body),
  now: () => new Date(),
  log,
  webhookUrl: env.ALERT_WEBHOOK_URL,
  emailUrl: env.ALERT_EMAIL_WEBHOOK_URL,
  webUrl: env.PUBLIC_WEB_URL,
};

const run = async (): ReturnType<typeof dispatch> => {
  const result = await dispatch(deps);
  if ("error" in result) log("notify_failed", { error: result.error });
  else if (result.claimed > 0) log("notify_run", { ...result });
  return result;
};

serve(workerHandler({ tokens: wakingTokens(env), run, later, log }));
