import { channelTokens } from "../_shared/channel-token.ts";
import { denoNetwork } from "../_shared/deno-network.ts";
import { httpExchange } from "../_shared/http-exchange.ts";
import { supabaseStore } from "../_shared/media-store.ts";
import { oneAtATime } from "../_shared/one-at-a-time.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { later, log, readEnv, serve, wait } from "../_shared/runtime.ts";
import { serviceHeaders, wakingTokens } from "../_shared/secret-key.ts";
import { workerHandler } from "../_shared/worker-handler.ts";
import { type RunDeps, run } from "./run.ts";
import { environment } from "./schema.ts";

const MAX_BYTES = 26_214_400;

const env = environment.parse(readEnv());

const deps: RunDeps = {
  rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
  exchange: httpExchange(
    denoNetwork,
    { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
    { connectMs: 3_000, totalMs: 60_000 },
  ),
  store: supabaseStore(env.SUPABASE_URL, serviceHeaders(env)),
  token: channelTokens(env),
  graphUrl: env.VIGIE_GRAPH_URL ?? "https://graph.facebook.com",
  allowsOwnBase: env.VIGIE_GRAPH_URL !== undefined,
  maxBytes: env.MEDIA_MAX_BYTES ?? MAX_BYTES,
  worker: `media-fetch ${crypto.randomUUID().slice(0, 8)}`,
  now: Date.now,
  wait,
  log,
};

const runAndTell = oneAtATime(async () => {
  const result = await run(deps);
  if ("error" in result) log("media_failed", { error: result.error });
  else if (result.claimed + result.erased > 0) log("media_run", { ...result });
  return result;
});

serve(workerHandler({ tokens: wakingTokens(env), run: runAndTell, later, log }));
