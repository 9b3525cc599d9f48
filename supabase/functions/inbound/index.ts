import postgres from "postgres";
import { postgrestRpc } from "../_shared/rpc.ts";
import { later, log, readEnv, serve, wait } from "../_shared/runtime.ts";
import { serviceHeaders, serviceTokens } from "../_shared/secret-key.ts";
import { turnstile } from "../_shared/turnstile.ts";
import type { Store } from "./deps.ts";
import { handler } from "./handler.ts";
import { directStore } from "./ingest-direct.ts";
import { postgrestStore } from "./ingest-postgrest.ts";
import { together } from "./ingest-together.ts";
import { type Environment, environment } from "./schema.ts";
import { cachedSettings } from "./settings.ts";
import { parseSecrets, signatureVerifier } from "./signature.ts";
import { answeringTurns, turnAlarm } from "./turn-alarm.ts";
import { wakeDispatch } from "./wake.ts";

const env = environment.parse(readEnv());
const rpc = postgrestRpc(env.SUPABASE_URL, serviceHeaders(env));

const calling = (name: string) => async (): Promise<void> => {
  const response = await fetch(`${env.SUPABASE_URL}/functions/v1/${name}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${env.NOTIFY_DISPATCH_TOKEN ?? serviceTokens(env)[0]}`,
      "content-type": "application/json",
    },
    body: '{"background":true}',
    signal: AbortSignal.timeout(5_000),
  });
  await response.body?.cancel();
};

/** More at once than the database has connections only wait, each on a connection of its own. */
const CALLS_AT_ONCE = 8;
const GROUPS_AT_ONCE = 4;
/** One group at a time: so it grows with the load. Who waits for a lock is not waited for. */
const LATE_MS = 50;
/** A burst is worked off; what would wait longer is for the sender to bring again. */
const PATIENCE_MS = 8_000;

/** A driver keeps its connections; behind a pooler in transaction mode nothing may be prepared. */
const storeOf = ({ VIGIE_INGEST_DB_URL: url, VIGIE_INGEST_POOL: max }: Environment): Store => {
  if (url === undefined) return postgrestStore(rpc);
  const prepare = !url.includes(":6543");
  const sql = postgres(url, {
    max: max ?? 5,
    prepare,
    connect_timeout: 3,
    idle_timeout: 60,
    onnotice: () => undefined,
  });
  return directStore(
    async (statement, values) => await sql.unsafe(statement, [...values], { prepare }),
  );
};

const wake = wakeDispatch(calling("outbox-dispatch"), later);

serve(
  handler({
    verify: signatureVerifier(parseSecrets(env.META_APP_SECRET)),
    verifyTokens: (env.META_VERIFY_TOKEN ?? "").split(/[\s,]+/).filter((token) => token !== ""),
    legacyTokens: env.WEBHOOK_SHARED_TOKEN === undefined ? [] : [env.WEBHOOK_SHARED_TOKEN],
    settings: cachedSettings(rpc, Date.now),
    graphOrigins: env.VIGIE_GRAPH_URL === undefined ? [] : [new URL(env.VIGIE_GRAPH_URL).origin],
    trustedHops: env.INBOUND_TRUSTED_HOPS ?? 1,
    rpc,
    ingest: together(storeOf(env), turnstile(CALLS_AT_ONCE, PATIENCE_MS), {
      lateMs: LATE_MS,
      width: GROUPS_AT_ONCE,
      patienceMs: PATIENCE_MS,
    }),
    wake,
    wakeMedia: wakeDispatch(calling("media-fetch"), later),
    answerTurns: turnAlarm({ answer: answeringTurns(rpc, wake), now: Date.now, wait, later }),
    later,
    log,
  }),
);
