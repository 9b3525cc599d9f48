import { denoNetwork } from "../_shared/deno-network.ts";
import { httpExchange } from "../_shared/http-exchange.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { serviceHeaders, serviceTokens } from "../_shared/secret-key.ts";
import { type DispatchDeps, dispatch, newLooks } from "./dispatch.ts";
import { handler } from "./handler.ts";
import { bell, oneAtATime } from "./runner.ts";
import { environment } from "./schema.ts";
import { leaseMemory } from "./unreceived.ts";

declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};
/** Hosted only: work that may go on after the answer. */
declare const EdgeRuntime: { readonly waitUntil: (work: Promise<unknown>) => void } | undefined;

const env = environment.parse(Deno.env.toObject());
const log = (event: string, fields: Record<string, unknown>): void =>
  console.log(JSON.stringify({ event, ...fields }));

/** Channels name their token. Only names of this form are looked up: no channel may name another secret. */
const token = (name: string): string | undefined => {
  const value = /^META_TOKEN_[A-Z0-9_]{1,50}$/.test(name) ? env[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
const { ring, idle } = bell(wait);

const deps: DispatchDeps = {
  rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
  exchange: httpExchange(
    denoNetwork,
    { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
    { connectMs: 3_000, totalMs: 15_000 },
  ),
  token,
  graphUrl: env.VIGIE_GRAPH_URL ?? "https://graph.facebook.com",
  allowsOwnBase: env.VIGIE_GRAPH_URL !== undefined,
  worker: `outbox-dispatch ${crypto.randomUUID().slice(0, 8)}`,
  width: env.OUTBOUND_CONCURRENCY ?? 50,
  looks: newLooks(),
  leases: leaseMemory(Date.now),
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

const later = (work: Promise<unknown>): void => {
  const quiet = work.catch(() => undefined);
  if (typeof EdgeRuntime !== "undefined") EdgeRuntime.waitUntil(quiet);
};

/** What is left when the time of a run is over goes on in another one, with a time of its own. */
const runOn = async (): Promise<Awaited<ReturnType<typeof run>>> => {
  ring();
  const result = await run();
  if (!("error" in result) && result.more) later(runOn());
  return result;
};

const tokens = [
  ...serviceTokens(env),
  ...(env.NOTIFY_DISPATCH_TOKEN === undefined ? [] : [env.NOTIFY_DISPATCH_TOKEN]),
];

Deno.serve(handler({ tokens, run: runOn, later, log }));
