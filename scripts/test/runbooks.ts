import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type pg from "pg";
import { readSource } from "../lint/sql/source.ts";
import { projectRoot } from "../stack/paths.ts";

const sections = ["Meaning", "Impact", "Diagnosis", "Mitigation", "Who decides"];

type Check = { readonly code: string; readonly runbook: string };

/** The ```sql blocks of one `## section`. */
export const sqlBlocks = (markdown: string, section: string): string[] => {
  const text = markdown.split(/^## /m).find((part) => part.startsWith(section)) ?? "";
  return [...text.matchAll(/^```sql\n([\s\S]*?)^```/gm)].map(([, sql = ""]) => sql);
};

const missingSections = (markdown: string): string[] => {
  const present = [...markdown.matchAll(/^## (.+)$/gm)].map(([, title = ""]) => title.trim());
  return sections.filter((title) => !present.includes(title));
};

const tryBlock = async (client: pg.Client, sql: string): Promise<string | undefined> => {
  await client.query("begin transaction read only");
  try {
    const { source, parseError } = await readSource("runbook", sql);
    if (parseError) return parseError.message;
    for (const { start, end } of source.statements) await client.query(sql.slice(start, end));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await client.query("rollback");
  }
};

const complaintsAbout = async (client: pg.Client, { code, runbook }: Check): Promise<string[]> => {
  const file = join("runbooks", `${runbook}.md`);
  if (!existsSync(join(projectRoot, file))) return [`${code}: ${file} is missing`];
  const markdown = readFileSync(join(projectRoot, file), "utf8");
  const complaints = missingSections(markdown).map((title) => `${file}: no section ${title}`);
  const blocks = sqlBlocks(markdown, "Diagnosis");
  if (blocks.length === 0) complaints.push(`${file}: no query under Diagnosis`);
  for (const sql of blocks) {
    const error = await tryBlock(client, sql);
    if (error) complaints.push(`${file}: ${error}: ${sql.trim().split("\n")[0]}`);
  }
  return complaints;
};

/** Every check has a runbook, whose queries run on the real schema and change nothing. */
export const runbookComplaints = async (client: pg.Client): Promise<string[]> => {
  const { rows } = await client.query<Check>(
    "select code, runbook from public.integrity_checks order by code",
  );
  const complaints: string[] = rows.length === 0 ? ["The check catalogue is empty."] : [];
  for (const check of rows) complaints.push(...(await complaintsAbout(client, check)));
  return complaints;
};
