import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { nodeModules, projectRoot } from "../stack/paths.ts";
import { describe, formatSqlFiles, lintSqlFiles } from "./sql.ts";

const [mode = "check", ...given] = process.argv.slice(2);
const named = given.map((path) => resolve(path));
const paths = named.length > 0 ? named : [projectRoot];
/** As in the gate: SQL elsewhere is a template of a tool, not a statement. */
const sqlPaths = named.length > 0 ? named : [join(projectRoot, "supabase")];

/** Biome looks at everything it knows; it fails when a path holds nothing for it, so ask it not to. */
const biome = (args: readonly string[]): boolean => {
  const bin = join(nodeModules, "@biomejs/biome/bin/biome");
  const always = ["--no-errors-on-unmatched", "--max-diagnostics=200", ...paths];
  const run = spawnSync(process.execPath, [bin, "check", ...args, ...always], {
    cwd: projectRoot,
    stdio: "inherit",
  });
  return run.status === 0;
};

const checkSql = async (): Promise<boolean> => {
  const findings = await lintSqlFiles(sqlPaths);
  for (const finding of findings) console.log(describe(finding));
  console.log(findings.length === 0 ? "SQL: clean" : `SQL: ${findings.length} findings`);
  return findings.length === 0;
};

if (mode === "format") {
  for (const file of formatSqlFiles(sqlPaths)) console.log(`formatted ${file}`);
  process.exitCode = biome(["--write"]) ? 0 : 1;
} else {
  const results = [biome([]), await checkSql()];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}
