import { stopCommands } from "./command.ts";
import { type Options, readOptions, UsageError } from "./options.ts";
import { formatTotal } from "./report.ts";
import { createResources } from "./resources.ts";
import { runSteps } from "./run-steps.ts";
import { type Step, sum } from "./step.ts";
import { allSteps } from "./steps/all.ts";

const select = ({ only, paths }: Options): Step[] =>
  allSteps.filter(
    (step) =>
      (only.length === 0 || only.includes(step.group)) &&
      (paths.length === 0 || (step.narrows?.(paths) ?? false)),
  );

const print = (line: string): void => console.log(line);

// The fallback for PostgREST runs in this process and writes each refused request there, at length.
console.error = () => undefined;

const run = async (options: Options): Promise<number> => {
  const resources = createResources();
  const interrupted = new AbortController();
  const interrupt = (): void => {
    if (interrupted.signal.aborted) return;
    interrupted.abort();
    print("Interrupted: stopping what was started ...");
    stopCommands();
    void resources.stop().finally(() => process.exit(130));
  };
  // Under npm an interrupt comes twice, from the terminal and from npm: once is enough.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, interrupt);
  const steps = select(options);
  const startedAt = performance.now();
  const outcomes = await runSteps(
    steps,
    { resources, paths: options.paths },
    {
      slots: 2,
      print,
      signal: interrupted.signal,
    },
  );
  await resources.stop();
  if (interrupted.signal.aborted) return 130;
  const total = sum(outcomes);
  print(`\n${steps.length} steps in ${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
  print(formatTotal(total));
  // Nothing ran: that proves nothing.
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
};

try {
  process.exitCode = await run(readOptions(process.argv.slice(2)));
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
