import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { StackError } from "./errors.ts";
import { supabaseDir } from "./paths.ts";
import { runSupabase } from "./supabase-cli.ts";

type Hashes = Record<string, string>;

export const migrationsDir = join(supabaseDir, "migrations");

const hashFile = (file: string): string =>
  createHash("sha256").update(readFileSync(file)).digest("hex");

export const listMigrations = (dir = migrationsDir): string[] => {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /^\d+_.+\.sql$/.test(name))
    .sort();
};

const hashesOf = (dir: string): Hashes =>
  Object.fromEntries(listMigrations(dir).map((name) => [name, hashFile(join(dir, name))]));

const recordFile = (dataDir: string): string => join(dataDir, "migrations.json");

const readApplied = (dataDir: string): Hashes => {
  if (!existsSync(recordFile(dataDir))) return {};
  return JSON.parse(readFileSync(recordFile(dataDir), "utf8")) as Hashes;
};

/**
 * Founding migrations are edited in place until v1.0.0. The CLI knows a migration by its number
 * only, so an edited one would be skipped in silence and leave an old schema behind new code.
 */
export const assertAppliedUnchanged = (dataDir: string, dir = migrationsDir): void => {
  const applied = readApplied(dataDir);
  const now = hashesOf(dir);
  const changed = Object.keys(applied).filter((name) => applied[name] !== now[name]);
  if (changed.length === 0) return;
  const more = changed.length > 3 ? ` and ${changed.length - 3} more` : "";
  throw new StackError(
    `Already applied here, and edited since: ${changed.slice(0, 3).join(", ")}${more}.`,
    "Start from an empty database (local data is lost): npm start -- --fresh",
  );
};

export type PushResult = { readonly total: number; readonly applied: number };

/** Applies what is new, with the CLI that applies it on a hosted project. */
export const pushMigrations = async (dbUrl: string, dataDir: string): Promise<PushResult> => {
  const total = listMigrations().length;
  if (total === 0) return { total: 0, applied: 0 };
  const hashes = hashesOf(migrationsDir);
  const applied = readApplied(dataDir);
  // Nothing new: the second a CLI needs to say so is saved.
  if (Object.keys(hashes).every((name) => name in applied)) return { total, applied: 0 };
  const { code, output } = await runSupabase([
    "db",
    "push",
    `--remote=${dbUrl}`,
    "--yes",
    "--include-all",
  ]);
  if (code !== 0) {
    throw new StackError(
      `The Supabase CLI refused a migration:\n${cleanOutput(output)}`,
      "Mend that file under supabase/migrations, then: npm start -- --fresh",
    );
  }
  writeFileSync(recordFile(dataDir), JSON.stringify(hashes, null, 2));
  return { total, applied: (output.match(/^Applying migration /gm) ?? []).length };
};

const noise = /^(Target:|Connect(ed|ing) |Confirmed by|Try rerunning|\s*$|[│▲◇])/;

const cleanOutput = (output: string): string =>
  output
    .split("\n")
    .filter((line) => !noise.test(line))
    .slice(-25)
    .join("\n");
