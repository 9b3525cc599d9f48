import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pg from "pg";

/** A Markdown table with padded columns; the first row is the head. */
export const table = (rows: readonly (readonly string[])[]): string[] => {
  const width = (column: number) => Math.max(3, ...rows.map((row) => row[column]?.length ?? 0));
  const widths = (rows[0] ?? []).map((_, column) => width(column));
  const line = (cells: readonly string[], fill: string) =>
    `| ${widths.map((size, column) => (cells[column] ?? "").padEnd(size, fill)).join(" | ")} |`;
  const [head = [], ...body] = rows;
  return [line(head, " "), line([], "-"), ...body.map((cells) => line(cells, " "))];
};

/** A pipe would end the cell. */
export const cell = (text: string): string => text.replaceAll("|", "\\|");

export const code = (text: string): string => `\`${cell(text)}\``;

type Render = (client: pg.Client) => Promise<string>;

/** Writes docs/reference/<name> from a migrated database; with --check compares instead and fails. */
export const publish = async (name: string, render: Render): Promise<void> => {
  try {
    await writeOrCompare(name, render);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
};

const writeOrCompare = async (name: string, render: Render): Promise<void> => {
  const page = fileURLToPath(new URL(`../../docs/reference/${name}`, import.meta.url));
  const connectionString = process.env.VIGIE_DB_URL;
  if (connectionString === undefined) {
    throw new Error("VIGIE_DB_URL is missing: the address of a database with all migrations.");
  }
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    const text = await render(client);
    if (!process.argv.includes("--check")) return writeFileSync(page, text);
    if (readFileSync(page, "utf8") === text) return;
    throw new Error(`docs/reference/${name} is stale: generate it again.`);
  } finally {
    await client.end();
  }
};
