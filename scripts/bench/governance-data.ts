import pg from "pg";
import { execute } from "./load.ts";

export const CHECK = "BENCH_VIOLATIONS";
export const TENANT = "00000000-0000-4000-b000-000000000001";
/** The demo directeur: a whole-tenant member who reads and acknowledges alerts. */
export const DIRECTEUR = "00000000-0000-4000-a000-000000000002";

/** A check over a table of our own: how many violations there are, and when they change, is ours to say. */
export const prepareBench = (dbUrl: string): Promise<void> =>
  execute(
    dbUrl,
    "create schema bench",
    "create table bench.unit_b (id bigint generated always as identity primary key, payload jsonb not null)",
    "create table bench.violations (key text primary key, mark int not null default 0)",
    `create view bench.check_violations as
       select '${TENANT}'::uuid as tenant_id, null::uuid as site_id, 'BENCH' as entity_type, null::uuid as entity_id,
         v.key as entity_key, v.key as entity_label, null::text as severity, jsonb_build_object('mark', v.mark) as payload
       from bench.violations as v`,
    `insert into public.integrity_checks (code, module, view_name, severity, every, budget_ms, is_enabled, title, message, remedy)
     values ('${CHECK}', 'bench', 'bench.check_violations', 'WARN', '1 day', 600000, true,
       '{"fr":"x","en":"x","ar":"x"}', '{"fr":"{mark}","en":"{mark}","ar":"{mark}"}', '{"fr":"x","en":"x","ar":"x"}')`,
  );

/** Resolved alerts of another day, written directly: what the history of years looks like. */
export const growHistory = (dbUrl: string, from: number, to: number): Promise<void> =>
  execute(
    dbUrl,
    "set session_replication_role = replica",
    `insert into public.system_alerts (
       tenant_id, check_code, severity, entity_type, entity_key, entity_label, message, payload, status, fingerprint,
       first_detected_at, last_detected_at, first_acknowledged_at, acknowledged_at, resolved_at, resolved_by_system, is_active
     )
     select '${TENANT}', '${CHECK}', case when i % 4 = 0 then 'CRITICAL' else 'WARN' end, 'BENCH', 'past-' || i, 'past-' || i,
       'an old alert', '{"mark": 1}', 'RESOLVED', gen_random_uuid(),
       now() - interval '400 days' + i * interval '20 seconds', now() - interval '399 days' + i * interval '20 seconds',
       now() - interval '400 days' + i * interval '21 seconds', now() - interval '400 days' + i * interval '21 seconds',
       now() - interval '399 days' + i * interval '20 seconds', true, false
     from generate_series(${from + 1}, ${to}) as i`,
    "reset session_replication_role",
    "checkpoint",
    "vacuum analyze public.system_alerts",
  );

export const setViolations = (dbUrl: string, count: number): Promise<void> =>
  execute(
    dbUrl,
    "truncate bench.violations",
    `insert into bench.violations (key) select 'now-' || i from generate_series(1, ${count}) as i`,
    "analyze bench.violations",
  );

export const runCheck = async (client: pg.Client): Promise<number> => {
  const { rows } = await client.query<{
    status: string;
    rows_found: number;
    error_detail: string | null;
  }>(
    "select (r).status, (r).rows_found, (r).error_detail from (select governance.run_check($1, 'bench') as r) as q",
    [CHECK],
  );
  const run = rows[0];
  if (run?.status !== "OK")
    throw new Error(`The bench check ended ${run?.status}: ${run?.error_detail ?? ""}`);
  return run.rows_found;
};

export const withClient = async <T>(
  dbUrl: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> => {
  const client = new pg.Client({ connectionString: dbUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Milliseconds of each of n runs, after one that is not counted. */
export const timeRuns = (
  dbUrl: string,
  n: number,
  work: (client: pg.Client, i: number) => Promise<unknown>,
): Promise<number[]> =>
  withClient(dbUrl, async (client) => {
    const times: number[] = [];
    for (let i = 0; i <= n; i += 1) {
      const started = performance.now();
      await work(client, i);
      if (i > 0) times.push(performance.now() - started);
    }
    return times;
  });

export const claimsFor = (role: string): string =>
  JSON.stringify(role === "authenticated" ? { sub: DIRECTEUR, role } : { role });

/** What PostgREST does for a signed-in caller, once per connection. */
export const asDirecteur = [
  "set role authenticated",
  `set request.jwt.claims to '${claimsFor("authenticated")}'`,
];

/** What the screen asks for first: what is open, the worst first. */
export const LIST = `select * from public.v_system_alerts where tenant_id = '${TENANT}' and status <> 'RESOLVED'
  order by severity_rank, first_detected_at desc limit 50`;
