import { findChromium, installChromium } from "../chromium.ts";
import { failure, type Outcome, type Step, sum, verdicts } from "../step.ts";
import type { TestStack } from "../test-stack.ts";
import { buildWeb, serveWeb, sizeComplaints } from "../web-build.ts";
import { testFiles } from "./suites.ts";
import { runVitest } from "./vitest.ts";

const runInChromium = async (
  chromium: string,
  stack: TestStack,
  paths: readonly string[],
): Promise<Outcome> => {
  const folder = await buildWeb(stack);
  const server = await serveWeb(stack, folder);
  try {
    const env = { VIGIE_STACK: stack.file, VIGIE_CHROMIUM: chromium };
    const size = verdicts({ "the first load is small enough": await sizeComplaints(folder) });
    return sum([size, await runVitest({ projects: ["browser"], paths, env })]);
  } finally {
    await server.stop();
  }
};

export const browser: Step = {
  name: "browser tests",
  group: "browser",
  narrows: (paths) => testFiles("browser", paths).length > 0,
  run: async ({ resources, paths }) => {
    const chromium = findChromium();
    if (!chromium) return failure([`No Chromium here. Install one: ${installChromium}`]);
    return runInChromium(chromium, await resources.webStack(), paths);
  },
};
