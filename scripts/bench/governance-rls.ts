import { type Comparison, compare, type Pace } from "./arms.ts";
import {
  asDirecteur,
  claimsFor,
  LIST,
  runCheck,
  setViolations,
  TENANT,
  withClient,
} from "./governance-data.ts";
import { loadArm, type Work } from "./load.ts";
import type { Figure } from "./print.ts";

const LOOKUP =
  "select id, status, severity, message from public.system_alerts where tenant_id = $1 and id = $2";
const LIVE = 5_000;
const LOCAL = "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true)";

type Caller = { readonly name: string; readonly role: string; readonly prepare: readonly string[] };
const MEMBER: Caller = { name: "as directeur", role: "authenticated", prepare: asDirecteur };
/** The same statement without row level security: the owner, or the role that bypasses it. */
const BYPASS: Caller = { name: "without", role: "service_role", prepare: [] };

const listWork = (caller: Caller): Work => ({
  name: caller.name,
  unit: "list",
  connections: 2,
  prepare: caller.prepare,
  once: async (client) => {
    await client.query({ name: "list", text: LIST });
    return 1;
  },
});

const lookupWork = (caller: Caller, ids: readonly string[]): Work => ({
  name: caller.name,
  unit: "lookup",
  connections: 4,
  prepare: caller.prepare,
  once: async (client, sequence) => {
    await client.query({
      name: "lookup",
      text: LOOKUP,
      values: [TENANT, ids[sequence % ids.length]],
    });
    return 1;
  },
});

/** As PostgREST sends it: a transaction, the caller's role and claims, the statement, the end. */
const requestWork = (caller: Caller, ids: readonly string[]): Work => ({
  name: caller.name,
  unit: "request",
  connections: 4,
  once: async (client, sequence) => {
    await client.query("begin");
    await client.query({
      name: "local",
      text: LOCAL,
      values: [caller.role, claimsFor(caller.role)],
    });
    await client.query({
      name: "lookup",
      text: LOOKUP,
      values: [TENANT, ids[sequence % ids.length]],
    });
    await client.query("commit");
    return 1;
  },
});

/** What row level security costs on a list and on a key lookup. */
export const rlsCosts = async (
  url: string,
  pace: Pace,
  log: (line: string) => void,
): Promise<{ comparisons: Comparison[]; figures: Figure[] }> => {
  await setViolations(url, LIVE);
  const ids = await withClient(url, async (client) => {
    await runCheck(client);
    await client.query("vacuum analyze public.system_alerts");
    const found = await client.query<{ id: string }>(
      `select id from public.system_alerts where tenant_id = '${TENANT}' limit 2000`,
    );
    return found.rows.map((row) => row.id);
  });
  const measure = (name: string, work: (caller: Caller) => Work): Promise<Comparison> => {
    log(name);
    return compare(name, loadArm(url, work(MEMBER)), loadArm(url, work(BYPASS)), pace);
  };
  const lists = await measure("list under RLS over list without", listWork);
  const requests = await measure("key lookup as a request, under RLS over without", (caller) =>
    requestWork(caller, ids),
  );
  const lookups = await measure(
    "key lookup as a bare statement, under RLS over without",
    (caller) => lookupWork(caller, ids),
  );
  const atLeast = { kind: "at least", value: 0.65 } as const;
  return {
    comparisons: [lists, requests, lookups],
    figures: [
      {
        name: "RLS, time of the list",
        value: 1 / lists.ratio.median,
        unit: "x",
        limit: { kind: "at most", value: 1.1 },
      },
      {
        name: "RLS, rate of the key lookup as a request",
        value: requests.ratio.median,
        unit: "x",
        limit: atLeast,
      },
      {
        name: "RLS, rate of the key lookup as a bare statement",
        value: lookups.ratio.median,
        unit: "x",
        limit: atLeast,
      },
    ],
  };
};
