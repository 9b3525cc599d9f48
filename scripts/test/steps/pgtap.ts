import { join } from "node:path";
import { projectRoot } from "../../stack/paths.ts";
import type { Cloner } from "../clones.ts";
import { filesUnder, matching } from "../files.ts";
import { failure, type Outcome, type Step, sum } from "../step.ts";
import { runTapFile } from "../tap-file.ts";

const WORKERS = 2;

const tapFiles = (paths: readonly string[]): string[] =>
  matching(filesUnder("supabase/tests", /\.test\.sql$/), paths);

const runFile = async (url: string, file: string): Promise<Outcome> => {
  const { complaints, ...counts } = await runTapFile(url, join(projectRoot, file));
  const lines = complaints.length > 0 ? [file, ...complaints.map((line) => `  ${line}`)] : [];
  return { ...counts, lines };
};

/** Each worker has a database of its own: files never meet, though each rolls back anyway. */
export const runTapSuite = async (cloner: Cloner, paths: readonly string[]): Promise<Outcome> => {
  const files = tapFiles(paths);
  if (files.length === 0) return failure(["No pgTAP file matches."]);
  const outcomes: Outcome[] = [];
  const waiting = [...files];
  const worker = async (_: unknown, index: number): Promise<void> => {
    const { url } = await cloner.clone(`pgtap_${index}`);
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      outcomes.push(await runFile(url, file));
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return sum(outcomes);
};

export const pgtap: Step = {
  name: "pgTAP",
  group: "pgtap",
  narrows: (paths) => tapFiles(paths).length > 0,
  run: async ({ resources, paths }) => runTapSuite(await resources.database(), paths),
};
