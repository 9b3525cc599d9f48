import { denoNetwork } from "../_shared/deno-network.ts";
import { httpExchange } from "../_shared/http-exchange.ts";
import { supabaseStore } from "../_shared/media-store.ts";
import { postgrestRpc } from "../_shared/rpc.ts";
import { serviceHeaders, serviceTokens } from "../_shared/secret-key.ts";
import { handler } from "./handler.ts";
import { oneRun } from "./one-run.ts";
import { type RunDeps, run } from "./run.ts";
import { environment } from "./schema.ts";

declare const Deno: {
  readonly env: { readonly toObject: () => Record<string, string> };
  readonly serve: (handle: (request: Request) => Promise<Response>) => unknown;
};
/** Hosted only: work that may go on after the answer. */
declare const EdgeRuntime: { readonly waitUntil: (work: Promise<unknown>) => void } | undefined;

const MAX_BYTES = 26_214_400;

const env = environment.parse(Deno.env.toObject());
const log = (event: string, fields: Record<string, unknown>): void =>
  console.log(JSON.stringify({ event, ...fields }));

/** Channels name their token. Only names of this form are looked up: no channel may name another secret. */
const token = (name: string): string | undefined => {
  const value = /^META_TOKEN_[A-Z0-9_]{1,50}$/.test(name) ? env[name] : undefined;
  return typeof value === "string" && value !== "" ? value : undefined;
};

const deps: RunDeps = {
  rpc: postgrestRpc(env.SUPABASE_URL, serviceHeaders(env)),
  exchange: httpExchange(
    denoNetwork,
    { allowLoopback: env.OUTBOUND_ALLOW_LOOPBACK === "true" },
    { connectMs: 3_000, totalMs: 60_000 },
  ),
  store: supabaseStore(env.SUPABASE_URL, serviceHeaders(env)),
  token,
  graphUrl: env.VIGIE_GRAPH_URL ?? "https://graph.facebook.com",
  allowsOwnBase: env.VIGIE_GRAPH_URL !== undefined,
  maxBytes: env.MEDIA_MAX_BYTES ?? MAX_BYTES,
  worker: `media-fetch ${crypto.randomUUID().slice(0, 8)}`,
  now: Date.now,
  wait: (ms) => new Promise((done) => setTimeout(done, ms)),
  log,
};

const runAndTell = oneRun(async () => {
  const result = await run(deps);
  if ("error" in result) log("media_failed", { error: result.error });
  else if (result.claimed + result.erased > 0) log("media_run", { ...result });
  return result;
});

const later = (work: Promise<unknown>): void => {
  const quiet = work.catch(() => undefined);
  if (typeof EdgeRuntime !== "undefined") EdgeRuntime.waitUntil(quiet);
};

const tokens = [
  ...serviceTokens(env),
  ...(env.NOTIFY_DISPATCH_TOKEN === undefined ? [] : [env.NOTIFY_DISPATCH_TOKEN]),
];

Deno.serve(handler({ tokens, run: runAndTell, later, log }));
