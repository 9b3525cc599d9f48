import { join } from "node:path";
import { findDeno } from "../../stack/deno.ts";
import { vigieDir } from "../../stack/paths.ts";
import { isTypesFileCurrent } from "../../stack/types.ts";
import { lastLines, runCommand } from "../command.ts";
import { filesUnder } from "../files.ts";
import { failure, ok, type Step, verdicts } from "../step.ts";

const checkFunction = async (deno: string, entry: string): Promise<string[]> => {
  const config = entry.replace(/index\.ts$/, "deno.json");
  const args = ["check", "--no-lock", "--node-modules-dir=manual", `--config=${config}`, entry];
  const env = { DENO_DIR: join(vigieDir, "deno"), DENO_NO_UPDATE_CHECK: "1" };
  const { code, output } = await runCommand(deno, args, env);
  return code === 0 ? [] : lastLines(output, 40);
};

/** Each function by itself, with its own deno.json, as a deployment reads it. */
export const denoCheck: Step = {
  name: "deno check",
  group: "types",
  run: async () => {
    const deno = findDeno();
    const checks: Record<string, readonly string[]> = {};
    for (const entry of filesUnder("supabase/functions", /^index\.ts$/)) {
      checks[entry] = await checkFunction(deno, entry);
    }
    return verdicts(checks);
  },
};

export const typesFresh: Step = {
  name: "database types fresh",
  group: "types",
  run: async ({ resources }) => {
    const { url } = await (await resources.database()).clone("types");
    return (await isTypesFileCurrent(url))
      ? ok()
      : failure(["The database types are stale. Run: npm run types"]);
  },
};
