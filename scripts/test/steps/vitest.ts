import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { z } from "zod";
import { projectRoot } from "../../stack/paths.ts";
import { lastLines, runPackage } from "../command.ts";
import { failure, type Outcome } from "../step.ts";

const reportShape = z.looseObject({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.looseObject({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.looseObject({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

type Report = z.infer<typeof reportShape>;

export type VitestRun = {
  readonly projects: readonly string[];
  readonly paths: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly workers?: number;
};

export const runVitest = async ({ projects, paths, env, workers }: VitestRun): Promise<Outcome> => {
  const folder = mkdtempSync(join(tmpdir(), "vigie-vitest-"));
  const file = join(folder, "report.json");
  try {
    const { output } = await runPackage(
      "vitest/vitest.mjs",
      [
        "run",
        ...projects.map((project) => `--project=${project}`),
        "--reporter=json",
        `--outputFile=${file}`,
        ...(workers ? [`--maxWorkers=${workers}`] : []),
        ...paths,
      ],
      env,
    );
    return read(file, output);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const read = (file: string, output: string): Outcome => {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return failure(lastLines(output));
  }
  return outcomeOf(reportShape.parse(JSON.parse(text)));
};

/** A file that could not be loaded has no tests to fail: it counts as one. */
const outcomeOf = (report: Report): Outcome => {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const none = report.testResults.length === 0 ? 1 : 0;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length + none,
    skipped: report.numPendingTests + report.numTodoTests,
    lines: none ? ["No test file was found."] : report.testResults.flatMap(linesOf),
  };
};

/** Stack frames of others say nothing about the failure. */
const foreignFrame = /^\s*at .*(?:node_modules|node:internal|new Promise)/;

const linesOf = ({
  name,
  message,
  status,
  assertionResults,
}: Report["testResults"][number]): string[] => {
  if (status !== "failed") return [];
  const failed = assertionResults.filter((test) => test.status === "failed");
  const tests = failed.flatMap(({ fullName, failureMessages }) => [
    `  ✖ ${fullName}`,
    ...(failureMessages ?? []).flatMap((text) =>
      text
        .split("\n")
        .filter((line) => !foreignFrame.test(line))
        .slice(0, 14)
        .map((line) => `    ${line}`),
    ),
  ]);
  const reason = tests.length > 0 ? tests : message.split("\n").slice(0, 12);
  return [relative(projectRoot, name), ...reason];
};
