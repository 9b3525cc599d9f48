import { filesUnder, matching } from "../files.ts";
import type { Group, Step } from "../step.ts";
import { runVitest } from "./vitest.ts";

const tests = /\.test\.tsx?$/;
const isHttp = (file: string): boolean => file.startsWith("supabase/tests/http/");
const isFault = (file: string): boolean => file.startsWith("scripts/faults/");
const isStack = (file: string): boolean => file.endsWith(".stack.test.ts");

const filesOf: Partial<Record<Group, () => string[]>> = {
  unit: () =>
    ["scripts", "supabase/functions", "web/src"]
      .flatMap((folder) => filesUnder(folder, tests))
      .filter((file) => !isStack(file)),
  database: () => filesUnder("supabase/tests", tests).filter((file) => !isHttp(file)),
  http: () => filesUnder("supabase/tests/http", tests),
  stack: () => filesUnder("scripts", tests).filter((file) => isStack(file) && !isFault(file)),
  faults: () => filesUnder("scripts/faults", tests).filter(isStack),
  browser: () => filesUnder("web/e2e", tests),
};

export const testFiles = (group: Group, paths: readonly string[]): string[] =>
  matching(filesOf[group]?.() ?? [], paths);

export const unit: Step = {
  name: "unit tests",
  group: "unit",
  narrows: (paths) => testFiles("unit", paths).length > 0,
  run: ({ paths }) => runVitest({ projects: ["unit", "functions", "web"], paths }),
};

export const database: Step = {
  name: "database tests",
  group: "database",
  narrows: (paths) => testFiles("database", paths).length > 0,
  run: async ({ resources, paths }) => {
    const { url } = await (await resources.database()).clone("vitest");
    return runVitest({ projects: ["database"], paths, env: { VIGIE_DB_URL: url } });
  },
};

/** Tests that start stacks themselves. */
export const stacks: Step = {
  name: "stack tests",
  group: "stack",
  narrows: (paths) => testFiles("stack", paths).length > 0,
  run: ({ paths }) => runVitest({ projects: ["stack"], paths, workers: 1 }),
};

/** Everything dies while thousands of messages are under way: nothing else may slow the survivors. */
export const faults: Step = {
  name: "fault tests",
  group: "faults",
  isAlone: true,
  narrows: (paths) => testFiles("faults", paths).length > 0,
  run: ({ paths }) => runVitest({ projects: ["faults"], paths, workers: 1 }),
};
