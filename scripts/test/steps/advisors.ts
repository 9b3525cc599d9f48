import pg from "pg";
import { z } from "zod";
import { runSupabase } from "../../stack/index.ts";
import { type AllowedAdvice, allowedAdvice } from "../advisors-allowed.ts";
import { type Clone, withClient } from "../clones.ts";
import { lastLines } from "../command.ts";
import { type Step, verdicts } from "../step.ts";

const reportShape = z.looseObject({
  results: z.array(
    z.looseObject({
      name: z.string(),
      level: z.string(),
      detail: z.string(),
      metadata: z.looseObject({ schema: z.string().optional(), name: z.string().optional() }),
    }),
  ),
});

export type Advice = { readonly lint: string; readonly object: string; readonly text: string };

const readReport = (stdout: string, output: string): Advice[] => {
  const start = stdout.indexOf("{");
  if (start < 0) throw new Error(`The advisors gave no report:\n${lastLines(output).join("\n")}`);
  return reportShape.parse(JSON.parse(stdout.slice(start))).results.map((result) => ({
    lint: result.name,
    object: `${result.metadata.schema ?? ""}.${result.metadata.name ?? ""}`,
    text: `${result.level} ${result.name}: ${result.detail}`,
  }));
};

const advise = async ({ url }: Clone): Promise<Advice[]> => {
  const args = ["db", "advisors", `--remote=${url}`, "--level", "info", "--output-format", "json"];
  const { stdout, output } = await runSupabase(args);
  return readReport(stdout, output);
};

/** Several lints ask for this setting, which PostgREST's hosts have: without it they find nothing. */
const exposePublic = async ({ adminUrl }: Clone): Promise<void> => {
  const database = pg.escapeIdentifier(new URL(adminUrl).pathname.slice(1));
  await withClient(adminUrl, (client) =>
    client.query(`alter database ${database} set pgrst.db_schemas = 'public'`),
  );
};

/** One violation of each kind that matters most here: if these pass unseen, silence means nothing. */
const planted = {
  rls_disabled_in_public: `create table public.planted_table (id int primary key);
    grant select on public.planted_table to authenticated`,
  security_definer_view: "create view public.planted_view as select 1 as one",
  function_search_path_mutable:
    "create function public.planted_function() returns int language sql as 'select 1'",
  rls_policy_always_true: `create table public.planted_policy (id int primary key);
    alter table public.planted_policy enable row level security;
    create policy planted on public.planted_policy for update to authenticated using (true)`,
  auth_users_exposed: `create view public.planted_users as select id from auth.users;
    grant select on public.planted_users to anon`,
} as const;

const missedPlants = async (clone: Clone): Promise<string[]> => {
  await withClient(clone.url, (client) => client.query(Object.values(planted).join(";\n")));
  const seen = new Set((await advise(clone)).map(({ lint }) => lint));
  return Object.keys(planted).filter((lint) => !seen.has(lint));
};

const covers = (rule: AllowedAdvice, { lint, object }: Advice): boolean =>
  rule.lint === lint && (rule.object === "*" || rule.object === object);

export const judge = (advice: readonly Advice[], allowed: readonly AllowedAdvice[]) => ({
  refused: advice
    .filter((one) => !allowed.some((rule) => covers(rule, one)))
    .map(({ text }) => text),
  stale: allowed
    .filter((rule) => rule.object !== "*" && !advice.some((one) => covers(rule, one)))
    .map(({ lint, object }) => `${lint} ${object} no longer occurs: take it off the list.`),
});

export const advisors: Step = {
  name: "advisors",
  group: "advisors",
  run: async ({ resources }) => {
    const cloner = await resources.database();
    const clone = await cloner.clone("advisors");
    await exposePublic(clone);
    const { refused, stale } = judge(await advise(clone), allowedAdvice);
    return verdicts({
      "supabase db advisors --level info": refused,
      "every allowed advice still occurs": stale,
      "planted violations are seen": await missedPlants(clone),
    });
  },
};
