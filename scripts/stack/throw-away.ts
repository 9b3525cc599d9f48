import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { forgetDatabase } from "./database.ts";
import { vigieDir } from "./paths.ts";
import { endAbandonedRun } from "./run-record.ts";

const parent = join(vigieDir, "tmp");
const SETTLED_MS = 60_000;

/** A data folder for one run of a suite. Takes away, too, what suites that were killed left. */
export const makeThrowAwayDir = async (): Promise<string> => {
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) await sweep(join(parent, name));
  return mkdtempSync(join(parent, "stack-"));
};

export const removeThrowAwayDir = (dir: string): void => {
  if (!existsSync(dir)) return;
  forgetDatabase(dir);
  rmSync(dir, { recursive: true, force: true });
};

const sweep = async (dir: string): Promise<void> => {
  try {
    // A folder made just now belongs to a suite that is about to claim it.
    if (Date.now() - statSync(dir).mtimeMs < SETTLED_MS) return;
    if (await endAbandonedRun(dir)) removeThrowAwayDir(dir);
  } catch {
    // Another suite swept it at the same moment.
  }
};
