import type { Resources } from "./resources.ts";

export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Printed below the step: every failure, and notes worth reading. */
  readonly lines: readonly string[];
};

export type Context = {
  readonly resources: Resources;
  /** Parts of paths; empty means everything. */
  readonly paths: readonly string[];
};

export type Step = {
  readonly name: string;
  /** What `--only` selects. */
  readonly group: Group;
  /** Under a path filter, only steps that can be narrowed run. */
  readonly narrows?: (paths: readonly string[]) => boolean;
  /** Wants the machine for itself: begins when all others have ended. */
  readonly isAlone?: boolean;
  run(context: Context): Promise<Outcome>;
};

export const groups = [
  "lint",
  "types",
  "unit",
  "docs",
  "pgtap",
  "database",
  "matrix",
  "advisors",
  "http",
  "stack",
  "faults",
  "browser",
  "pg15",
] as const;

export type Group = (typeof groups)[number];

export const ok = (passed = 1, lines: readonly string[] = []): Outcome => ({
  passed,
  failed: 0,
  skipped: 0,
  lines,
});

export const failure = (lines: readonly string[], failed = 1): Outcome => ({
  passed: 0,
  failed,
  skipped: 0,
  lines,
});

export const skipped = (line: string): Outcome => ({
  passed: 0,
  failed: 0,
  skipped: 1,
  lines: [line],
});

/** One named verdict a line: passed where there is no complaint. */
export const verdicts = (checks: Readonly<Record<string, readonly string[]>>): Outcome => {
  const entries = Object.entries(checks);
  const broken = entries.filter(([, complaints]) => complaints.length > 0);
  return {
    passed: entries.length - broken.length,
    failed: broken.length,
    skipped: 0,
    lines: broken.flatMap(([name, complaints]) => [
      `not ok: ${name}`,
      ...complaints.map((complaint) => `  ${complaint}`),
    ]),
  };
};

export const sum = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((total, { passed }) => total + passed, 0),
  failed: outcomes.reduce((total, { failed }) => total + failed, 0),
  skipped: outcomes.reduce((total, outcome) => total + outcome.skipped, 0),
  lines: outcomes.flatMap(({ lines }) => lines),
});
