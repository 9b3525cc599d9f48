import { join } from "node:path";
import { describe, lintSqlFiles } from "../../lint/sql.ts";
import { projectRoot } from "../../stack/paths.ts";
import { lastLines, runPackage } from "../command.ts";
import { failure, ok, type Step } from "../step.ts";

export const lintTypeScript: Step = {
  name: "lint and format TS",
  group: "lint",
  run: async () => {
    const args = [
      "check",
      "--max-diagnostics=200",
      "--error-on-warnings",
      "--reporter=concise",
      ".",
    ];
    const { code, output } = await runPackage("@biomejs/biome/bin/biome", args);
    return code === 0 ? ok() : failure(lastLines(output, 120));
  },
};

export const lintSqlStep: Step = {
  name: "lint and format SQL",
  group: "lint",
  run: async () => {
    const findings = await lintSqlFiles([join(projectRoot, "supabase")]);
    return findings.length === 0 ? ok() : failure(findings.map(describe));
  },
};

const compile = (name: string, project: string): Step => ({
  name,
  group: "types",
  run: async () => {
    const { code, output } = await runPackage("typescript/bin/tsc", ["-p", project]);
    return code === 0 ? ok() : failure(lastLines(output, 60));
  },
});

export const compileNode = compile("tsc", ".");
export const compileWeb = compile("tsc web", "web");
