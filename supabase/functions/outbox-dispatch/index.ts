import { channelTokens } from "../_shared/channel-token.ts";
import { denoNetwork } from "../_shared/deno-network.ts";
import { httpExchange } from "../_shared/http-exchange.ts";
import { oneAtATime } from "../_shared/one-at-a-time.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { later, log, readEnv, serve, wait } from "../_shared/runtime.ts";
import { serviceHeaders, wakingTokens } from "../_shared/secret-key.ts";
import { workerHandler } from "../_shared/worker-handler.ts";
import { bell } from "./bell.ts";
import { type DispatchDeps, dispatch, newLooks } from "./dispatch.ts";
import { environment } from "./schema.ts";
import { lostLeases } from "./unreceived.ts";

const env = environment.parse(readEnv());

const { ring, idle } = bell(wait);

const deps: DispatchDeps = {
  rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
  exchange: httpExchange(
    denoNetwork,
    { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
    { connectMs: 3_000, totalMs: 15_000 },
  ),
  token: channelTokens(env),
  graphUrl: env.VIGIE_GRAPH_URL ?? "https://graph.facebook.com",
  allowsOwnBase: env.VIGIE_GRAPH_URL !== undefined,
  worker: `outbox-dispatch ${crypto.randomUUID().slice(0, 8)}`,
  width: env.OUTBOUND_CONCURRENCY ?? 50,
  looks: newLooks(),
  lost: lostLeases(Date.now),
  newLease: () => crypto.randomUUID(),
  now: Date.now,
  wait,
  idle,
  log,
};

const run = oneAtATime(async () => {
  const result = await dispatch(deps);
  if ("error" in result) log("outbox_failed", { error: result.error });
  else if (result.claimed > 0) log("outbox_run", { ...result });
  return result;
});

/** What is left when the time of a run is over goes on in another one, with a time of its own. */
const runOn = async (): Promise<Awaited<ReturnType<typeof run>>> => {
  ring();
  const result = await run();
  if (!("error" in result) && result.more) later(runOn());
  return result;
};

serve(workerHandler({ tokens: wakingTokens(env), run: runOn, later, log }));
