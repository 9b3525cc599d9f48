import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { behaviour, unobserved } from "../../matrix/behaviour.ts";
import {
  defaultPrivileges,
  functions,
  policies,
  relations,
  schemaUsage,
} from "../../matrix/catalog.ts";
import { deniedCallComplaints } from "../../matrix/denied-calls.ts";
import { accessMatrix } from "../../matrix/document.ts";
import { diffLines, renderTable } from "../../matrix/render.ts";
import { seedForMatrix } from "../../matrix/seeded.ts";
import { projectRoot } from "../../stack/paths.ts";
import { withClient } from "../clones.ts";
import { lastLines, runPackage } from "../command.ts";
import { failure, ok, type Step, verdicts } from "../step.ts";

const file = join(projectRoot, "docs/reference/access-matrix.md");

const table = "public.notification_rules";

/** Changes of rights as they slip in; if the page stayed the same, it would prove nothing. */
const planted: Readonly<Record<string, string>> = {
  "a grant to anon": `grant select on ${table} to anon`,
  "a grant on one column": `grant update (tenant_id) on ${table} to authenticated`,
  "an always-true policy": `create policy planted on ${table} for select to authenticated using (true)`,
  "a function for everyone":
    "create function public.planted() returns int language sql as 'select 1'",
  "usage on a module schema": "grant usage on schema access to authenticated",
  "an open default": "alter default privileges in schema public grant select on tables to anon",
};

const snapshot = async (client: pg.Client): Promise<string> => {
  const parts = [relations, policies, functions, schemaUsage, defaultPrivileges];
  const tables: string[] = [];
  for (const part of parts) tables.push(renderTable(await part(client)));
  return [...tables, renderTable(await behaviour(client, [table]))].join("\n");
};

const missedPlants = async (client: pg.Client): Promise<string[]> => {
  const missed: string[] = [];
  let before = await snapshot(client);
  for (const [name, sql] of Object.entries(planted)) {
    await client.query(sql);
    const after = await snapshot(client);
    if (diffLines(before, after).length === 0) missed.push(name);
    before = after;
  }
  return before.includes("S*")
    ? missed
    : [...missed, "rows of another tenant, seen through a policy"];
};

export const matrix: Step = {
  name: "privilege matrix",
  group: "matrix",
  run: async ({ resources }) => {
    const { url } = await (await resources.database()).clone("matrix");
    return withClient(url, async (client) => {
      await seedForMatrix(client);
      const expected = existsSync(file) ? readFileSync(file, "utf8") : "";
      const changed = diffLines(expected, await accessMatrix(client));
      const denied = await deniedCallComplaints(client);
      const gaps = await unobserved(client);
      const remedy = "Meant? npm run matrix, and commit docs/reference/access-matrix.md.";
      return verdicts({
        "rights are those of docs/reference/access-matrix.md (- expected, + found)":
          changed.length > 0 ? [...changed, remedy] : [],
        "each table holds rows of two tenants to be observed": gaps,
        "planted changes of rights show as differences": await missedPlants(client),
        [`each of ${denied.tried} functions refuses anon and the server lives on`]:
          denied.complaints,
      });
    });
  },
};

/** Pages and lists that are written from the catalog: permissions, flags, events, what is audited. */
export const referenceFresh: Step = {
  name: "reference fresh",
  group: "matrix",
  run: async ({ resources }) => {
    const { url } = await (await resources.database()).clone("reference");
    const args = ["scripts/docs/main.ts", "--check"];
    const { code, output } = await runPackage("tsx/dist/cli.mjs", args, { VIGIE_DB_URL: url });
    return code === 0 ? ok() : failure([...lastLines(output), "Run npm run reference."]);
  },
};
