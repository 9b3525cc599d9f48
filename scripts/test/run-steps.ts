import { formatStep } from "./report.ts";
import { type Context, failure, type Outcome, type Step } from "./step.ts";

const explain = (error: unknown): string[] => {
  if (!(error instanceof Error)) return [String(error)];
  const remedy = "remedy" in error && typeof error.remedy === "string" ? [error.remedy] : [];
  return [...error.message.split("\n"), ...remedy];
};

/** Runs every step, `slots` at a time, in order, then the lonely ones; a failure stops nothing. */
export const runSteps = async (
  steps: readonly Step[],
  context: Context,
  options: {
    readonly slots: number;
    readonly print: (line: string) => void;
    /** Aborted: no further step begins. */
    readonly signal?: AbortSignal;
  },
): Promise<Outcome[]> => {
  const outcomes: Outcome[] = [];
  const worker = async (waiting: Step[]): Promise<void> => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      if (options.signal?.aborted) return;
      const startedAt = performance.now();
      const outcome = await step.run(context).catch((error: unknown) => failure(explain(error)));
      if (options.signal?.aborted) return;
      options.print(formatStep(step.name, performance.now() - startedAt, outcome));
      outcomes.push(outcome);
    }
  };
  const together = steps.filter(({ isAlone }) => isAlone !== true);
  await Promise.all(Array.from({ length: options.slots }, () => worker(together)));
  await worker(steps.filter(({ isAlone }) => isAlone === true));
  return outcomes;
};
