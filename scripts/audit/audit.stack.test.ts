import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Stack, startStack } from "../stack/index.ts";
import { audit } from "./anon.ts";
import type { AuditOptions } from "./options.ts";
import { FOREIGN_TENANT, hiddenLeaks, leaksByHand } from "./planted-leaks.ts";
import { curlCommand, findingsOf } from "./report.ts";
import { toSarif } from "./sarif.ts";
import type { AuditReport, Outcome } from "./types.ts";

let stack: Stack;
let options: AuditOptions;

const execute = async (url: string, statements: readonly string[]): Promise<void> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

const inDatabase = (...statements: readonly string[]): Promise<void> =>
  execute(stack.config.db_url, statements);
const asSuperuser = (...statements: readonly string[]): Promise<void> =>
  execute(stack.config.admin_db_url, statements);

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
    member: { ...user("owner@resto.demo.vigie"), foreignTenant: FOREIGN_TENANT },
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
    await inDatabase(...leaksByHand.make);
    report = await audit(options);
  }, 120_000);
  afterAll(() => inDatabase(...leaksByHand.remove));

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

describe("a leak that one question would miss", () => {
  let report: AuditReport;

  beforeAll(async () => {
    await inDatabase(...hiddenLeaks.make);
    report = await audit(options);
  }, 120_000);
  afterAll(() => inDatabase(...hiddenLeaks.remove));

  test.each([
    ["a table without rows", "public.leak_empty", "LEAK SELECT publishable"],
    ["one column", "public.leak_column", "LEAK SELECT publishable"],
    [
      "an update of one column, without any right to read",
      "public.leak_update",
      "LEAK UPDATE publishable",
    ],
    ["a delete, without any right to read", "public.leak_delete", "LEAK DELETE legacy-anon"],
    ["rows of no tenant", "public.leak_platform", "LEAK SELECT other-tenant"],
    [
      "a view that answers one kind of question only",
      "public.leak_filter",
      "UNKNOWN SELECT stranger",
    ],
    [
      "a function that has to be asked for a tenant",
      "public.leak_argument",
      "LEAK EXECUTE other-tenant",
    ],
    ["a function that shows more on demand", "public.leak_default", "UNKNOWN EXECUTE stranger"],
  ])("%s", (_, object, finding) => {
    expect(leaks(report, object)).toContain(finding);
  });
});

describe("a second schema that the API serves", () => {
  let report: AuditReport;

  beforeAll(async () => {
    await inDatabase(
      "create schema leak_api",
      "grant usage on schema leak_api to anon, authenticated",
      "create table leak_api.leak_inserts (id int primary key)",
      "grant insert on leak_api.leak_inserts to anon",
      `create function leak_api.leak_call(x int) returns int
         language sql security definer as 'select 1'`,
      "grant execute on function leak_api.leak_call(int) to anon",
    );
    await asSuperuser(
      "alter role authenticator set pgrst.db_schemas = 'public, leak_api'",
      "notify pgrst, 'reload config'",
    );
    report = await audit(options);
  }, 120_000);
  afterAll(async () => {
    await asSuperuser(
      "alter role authenticator reset pgrst.db_schemas",
      "notify pgrst, 'reload config'",
    );
    await inDatabase("drop schema leak_api cascade", "notify pgrst, 'reload schema'");
  });

  test.each([
    ["a table that may only be written", "leak_api.leak_inserts"],
    ["a function that needs an argument", "leak_api.leak_call"],
  ])("fails for %s, which its refusal to read would hide", (_, object) => {
    expect(leaks(report, object)).toContain("UNKNOWN RESOLVE legacy-anon");
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
