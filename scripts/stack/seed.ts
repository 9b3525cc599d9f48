import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { supabaseDir } from "./paths.ts";

export type SeedFile = { readonly name: string; readonly sql: string };

/** The companies and their people first, then what each domain owns: `seed-<domain>.sql`, `seed-<domain>-story.sql`. */
export const seedFiles = (dir = supabaseDir): SeedFile[] => {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => /^seed(-[a-z]+)*\.sql$/.test(name))
    .sort((left, right) => left.length - right.length || left.localeCompare(right))
    .map((name) => ({ name, sql: readFileSync(join(dir, name), "utf8") }));
};
