import { describe, expect, test } from "vitest";
import { formatSql } from "./format.ts";
import { lintSql } from "./rules.ts";

const rulesOf = async (sql: string, path = "supabase/migrations/1_x.sql"): Promise<string[]> =>
  (await lintSql(path, sql)).map((finding) => finding.rule);

/** A function that is right in every way, for the samples to break. */
const goodFunction = (body: string, header = "set search_path = ''\n"): string =>
  `create function access.f(p uuid)
returns void
language plpgsql
volatile
security definer
${header}as $$
begin
${body}
end
$$;
comment on function access.f(uuid) is 'What it does.';
revoke all on function access.f(uuid) from public;
`;

const goodRaise = `  raise exception using
    errcode = 'PT404', message = 'alert_not_found',
    detail = format('No alert %s, ok; said.', p), hint = 'Refresh.';`;

type Sample = { readonly rule: string; readonly wrong: string; readonly right: string };

const samples: readonly Sample[] = [
  { rule: "no-tabs", wrong: "select\t1;\n", right: "select 1;\n" },
  {
    rule: "max-columns",
    wrong: `select ${"abcdefghi + ".repeat(9)} 1;\n`,
    right: `select '${"a sentence in quotes ".repeat(9)}';\n`,
  },
  { rule: "no-trailing-blanks", wrong: "select 1; \n", right: "select 1;\n" },
  { rule: "final-newline", wrong: "select 1;", right: "select 1;\n" },
  { rule: "max-lines", wrong: "select 1;\n".repeat(401), right: "select 1;\n".repeat(400) },
  { rule: "even-indent", wrong: "select\n   1;\n", right: "select\n  'a\n   b';\n" },
  { rule: "lower-case", wrong: "SELECT 1;\n", right: "select 'SELECT' as \"SELECT\"; -- SELECT\n" },
  { rule: "lower-case", wrong: goodFunction("  PERFORM 1;"), right: goodFunction("  perform 1;") },
  { rule: "no-unfinished", wrong: `-- ${"TO"}DO: later\n`, right: `select '${"TO"}DO';\n` },
  { rule: "parse", wrong: "select from where;\n", right: "select 1;\n" },
  {
    rule: "raise-shape",
    wrong: goodFunction("  raise exception 'no';"),
    right: goodFunction(goodRaise),
  },
  {
    rule: "raise-shape",
    wrong: goodFunction(goodRaise.replace(", hint = 'Refresh.'", "")),
    right: goodFunction("  raise notice 'fine';\n  raise;"),
  },
  {
    rule: "raise-shape",
    wrong: goodFunction(goodRaise.replace("PT404", "P0002")),
    right: goodFunction(goodRaise.replace("PT404", "42501")),
  },
  {
    rule: "raise-shape",
    wrong: goodFunction(goodRaise.replace("alert_not_found", "No such alert")),
    right: goodFunction(goodRaise.replace("alert_not_found", "DELIVERY_ZONE_NOT_FOUND")),
  },
  {
    rule: "fixed-search-path",
    wrong: goodFunction("  perform 1;", "set search_path = public\n"),
    right: goodFunction("  perform 1;"),
  },
  { rule: "fixed-search-path", wrong: goodFunction("  perform 1;", ""), right: goodFunction("") },
  {
    rule: "body-length",
    wrong: goodFunction("  perform 1;\n".repeat(60)),
    right: goodFunction("  perform 1;\n".repeat(50)),
  },
  {
    rule: "revoked-from-public",
    wrong: goodFunction("").replace(
      "revoke all on function access.f(uuid)",
      "revoke all on function access.g(uuid)",
    ),
    right: goodFunction(""),
  },
  {
    rule: "commented",
    wrong: goodFunction("").replace(
      "comment on function access.f(uuid)",
      "comment on function access.f(text)",
    ),
    right: goodFunction(""),
  },
  {
    rule: "policy-role",
    wrong: "create policy t_select on public.t for select using (true);\n",
    right: "create policy t_select on public.t for select to authenticated using (true);\n",
  },
  {
    rule: "policy-role",
    wrong: "create policy t_select on public.t for select to authenticated, public using (true);\n",
    right: "create policy t_select on public.t to service_role using (true);\n",
  },
  {
    rule: "view-invoker",
    wrong: "create or replace view public.v as select 1 as one;\n",
    right: "create view public.v with (security_invoker = true) as select 1 as one;\n",
  },
  {
    rule: "view-invoker",
    wrong: "create view public.v with (security_invoker = false) as select 1 as one;\n",
    right: "create view public.v with (security_invoker) as select 1 as one;\n",
  },
  {
    rule: "no-grant-to-anon",
    wrong: "grant select on public.t to authenticated, anon;\n",
    right: "grant select on public.t to authenticated;\n",
  },
  {
    rule: "no-grant-to-anon",
    wrong: "grant execute on function public.f() to public;\n",
    right: "grant usage on schema public to anon;\n",
  },
  {
    rule: "named-constraints",
    wrong: "create table public.t (id uuid primary key);\n",
    right:
      "create table public.t (id uuid not null default gen_random_uuid(), constraint t_pkey primary key (id));\n",
  },
  {
    rule: "named-constraints",
    wrong: "alter table public.t add check (id is not null);\n",
    right: "alter table public.t add constraint t_id_check check (id is not null);\n",
  },
  {
    rule: "named-indexes",
    wrong: "create index on public.t (id);\n",
    right: "create index t_id_idx on public.t (id);\n",
  },
];

describe.each(samples)("$rule", ({ rule, wrong, right }) => {
  test("is broken by the violating sample", async () => {
    expect(await rulesOf(wrong)).toContain(rule);
  });
  test("accepts the correct sample", async () => {
    expect(await rulesOf(right)).not.toContain(rule);
  });
});

test("a line number points at the violation, accents before it or not", async () => {
  const sql = "-- é à ü\nselect 'éé';\n\ncreate policy p on public.t using (true);\n";
  expect((await lintSql("supabase/migrations/1_x.sql", sql))[0]).toMatchObject({ line: 4 });
});

test("a rule is broken on purpose with its name and a reason, and only that rule", async () => {
  const excuse = "-- lint: named-indexes: a sample\n";
  expect(await rulesOf(`${excuse}create index on public.t (id);\n`)).toEqual([]);
  expect(await rulesOf(`${excuse}CREATE index on public.t (id);\n`)).toEqual(["lower-case"]);
  expect(await rulesOf("-- lint: named-indexes:\ncreate index on public.t (id);\n")).toEqual([
    "named-indexes",
  ]);
});

test("a statement handed over as text is a text in a test, and code in a migration", async () => {
  const sql = `select throws_ok($$select ${"abcdefghi, ".repeat(9)} 1$$);\n`;
  expect(await rulesOf(sql, "supabase/tests/a.test.sql")).toEqual([]);
  expect(await rulesOf(sql)).toEqual(["max-columns"]);
});

test("tests and seeds are held to the layout only", async () => {
  expect(
    await rulesOf("create table t (id int primary key);\n", "supabase/tests/a.test.sql"),
  ).toEqual([]);
});

test("the placeholders of format() keep their case in dynamic SQL", async () => {
  const dynamic = "select format($q$select A from %I.%I where b = %L$q$, 'x', 'y', 'z');\n";
  expect(await rulesOf(dynamic)).toEqual(["lower-case"]);
  expect(formatSql(dynamic)).toBe(dynamic.replace(" A ", " a "));
});

test("format lowers case inside bodies, and leaves what is quoted alone", () => {
  const before =
    "CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ \nBEGIN\n  PERFORM 'Été'; -- Why\nEND\n$$;\n\n\nSELECT $t$A text$t$, e'It\\'s Me', \"Quoted\" /* A /* nested */ One */;  ";
  const after =
    "create function f() returns void language plpgsql as $$\nbegin\n  perform 'Été'; -- Why\nend\n$$;\n\n\nselect $t$A text$t$, e'It\\'s Me', \"Quoted\" /* A /* nested */ One */;\n";
  expect(formatSql(before)).toBe(after);
  expect(formatSql(after)).toBe(after);
});
