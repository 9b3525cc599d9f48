import { spawnSync } from "node:child_process";
import { join, resolve } from "node:path";
import { nodeModules, projectRoot } from "../stack/paths.ts";
import { describe, formatSqlFiles, lintSqlFiles } from "./sql.ts";

const [mode = "check", ...given] = process.argv.slice(2);
const paths = given.length > 0 ? given.map((path) => resolve(path)) : [projectRoot];

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
  const findings = await lintSqlFiles(paths);
  for (const finding of findings) console.log(describe(finding));
  console.log(findings.length === 0 ? "SQL: clean" : `SQL: ${findings.length} findings`);
  return findings.length === 0;
};

if (mode === "format") {
  for (const file of formatSqlFiles(paths)) console.log(`formatted ${file}`);
  process.exitCode = biome(["--write"]) ? 0 : 1;
} else {
  const results = [biome([]), await checkSql()];
  process.exitCode = results.every(Boolean) ? 0 : 1;
}
