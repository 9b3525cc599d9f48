import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Stack, startStack } from "../stack/index.ts";
import { audit } from "./anon.ts";
import type { AuditOptions } from "./options.ts";
import { curlCommand, findingsOf } from "./report.ts";
import { toSarif } from "./sarif.ts";
import type { AuditReport, Outcome } from "./types.ts";

const DEPOT = "00000000-0000-4000-b000-000000000001";
let stack: Stack;
let options: AuditOptions;

const inDatabase = async (...statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: stack.config.db_url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

const user = (email: string): { email: string; password: string } => {
  const found = stack.config.demo_users.find((candidate) => candidate.email === email);
  if (!found) throw new Error(`no demo user ${email}`);
  return found;
};

beforeAll(async () => {
  stack = await startStack({ web: false, scheduler: false });
  options = {
    url: stack.config.api_url,
    key: stack.config.publishable_key,
    anonJwt: stack.config.anon_key,
    dbUrl: stack.config.db_url,
    stranger: user("stranger@demo.vigie"),
    member: { ...user("owner@resto.demo.vigie"), foreignTenant: DEPOT },
    canary: true,
  };
}, 120_000);
afterAll(() => stack?.stop());

const leaks = (report: AuditReport, object: string): string[] =>
  findingsOf(report)
    .filter(({ probe }) => probe.object.startsWith(object))
    .map(({ probe, verdict }) => `${verdict} ${probe.action} ${probe.identity}`);

test("the system as it is passes, with every object probed and the canary caught", async () => {
  const report = await audit(options);
  expect(
    findingsOf(report).map(
      ({ probe, why }) => `${probe.identity} ${probe.action} ${probe.object}: ${why}`,
    ),
  ).toEqual([]);
  expect(report).toMatchObject({ unprobed: [], canaryCaught: true, result: "PASS" });
  expect(report.objects.length).toBeGreaterThan(100);
});

describe("a leak made by hand", () => {
  let report: AuditReport;

  beforeAll(async () => {
    await inDatabase(
      "create table public.leak_rows (id int primary key)",
      "insert into public.leak_rows values (1)",
      "grant select, insert on public.leak_rows to anon",
      "create table public.leak_tenant (id int primary key, tenant_id uuid)",
      `insert into public.leak_tenant values (1, '${DEPOT}')`,
      "alter table public.leak_tenant enable row level security",
      "create policy everyone on public.leak_tenant for select to authenticated using (true)",
      "grant select on public.leak_tenant to authenticated",
      "create view public.leak_view as select id, role from public.profils",
      "grant select on public.leak_view to authenticated",
      "create function public.leak_call() returns int language sql security definer as 'select 1'",
      "grant execute on function public.leak_call() to anon",
    );
    report = await audit(options);
  }, 120_000);
  afterAll(() =>
    inDatabase(
      "drop table public.leak_rows, public.leak_tenant",
      "drop view public.leak_view",
      "drop function public.leak_call()",
      "notify pgrst, 'reload schema'",
    ),
  );

  test("fails the audit", () => expect(report.result).toBe("FAIL"));

  test("in a table: read and written by every anonymous caller who has a key", () => {
    expect(leaks(report, "public.leak_rows").sort()).toEqual([
      "LEAK INSERT legacy-anon",
      "LEAK INSERT publishable",
      "LEAK SELECT legacy-anon",
      "LEAK SELECT publishable",
    ]);
  });

  test("between tenants: seen by the stranger and by the other tenant's member", () => {
    expect(leaks(report, "public.leak_tenant").sort()).toEqual([
      "LEAK SELECT other-tenant",
      "LEAK SELECT stranger",
    ]);
  });

  test("through a view with its owner's rights", () => {
    expect(leaks(report, "public.leak_view")).toContain("LEAK SELECT stranger");
  });

  test("through a function that anonymous callers reach", () => {
    expect(leaks(report, "public.leak_call").sort()).toContain("LEAK EXECUTE publishable");
  });

  test("is reported in SARIF, and in curl commands without a key or a token", () => {
    const sarif = JSON.stringify(toSarif(report, "test"));
    expect(sarif).toContain("public.leak_rows");
    const commands = report.outcomes
      .map((outcome: Outcome) => curlCommand(report.target, outcome.probe))
      .join("\n");
    expect(commands).not.toContain(stack.config.publishable_key);
    expect(commands).not.toMatch(/eyJ[\w-]+\.eyJ/);
  });
});

test("nothing that the audit sent left a trace", async () => {
  const count = async (): Promise<string> => {
    const client = new pg.Client({ connectionString: stack.config.db_url });
    await client.connect();
    const { rows } = await client.query<{ digest: string }>(
      `select md5(string_agg(t::text, '|' order by t::text)) as digest from (
         select 'profils' as of, p::text as t from public.profils as p
         union all select 'alerts', a::text from public.system_alerts as a
         union all select 'flags', f::text from public.flag_values as f
         union all select 'invitations', i::text from public.invitations as i
         union all select 'history', h::text from public.access_events as h
       ) as t`,
    );
    await client.end();
    return rows[0]?.digest ?? "";
  };
  const before = await count();
  await audit({ ...options, canary: false });
  expect(await count()).toBe(before);
});

test("an object that nobody served does not count as shut", async () => {
  await inDatabase("create table public.not_served (id int primary key)");
  // The API is not told: as on a project whose schema cache is stale, and asked without a catalog.
  const { runAudit } = await import("./run.ts");
  const report = await runAudit({
    target: `${options.url}/nowhere`,
    mode: "inventory",
    objects: [{ kind: "relation", schema: "public", name: "not_served", columns: ["id"] }],
    identities: [{ name: "publishable", headers: { apikey: options.key } }],
    skippedIdentities: [],
    canary: null,
  });
  await inDatabase("drop table public.not_served");
  expect(report.result).toBe("FAIL");
});
