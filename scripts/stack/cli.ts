import { StackError } from "./errors.ts";
import { type CommandLine, parseCommandLine, usage } from "./options.ts";
import { readyReport } from "./report.ts";
import { startStack } from "./stack.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The remedy must never wipe another stack than the one that failed. */
const forThisStack = (remedy: string): string => {
  const at = process.argv.indexOf("--port-base");
  const base = at === -1 ? undefined : process.argv[at + 1];
  return base === undefined
    ? remedy
    : remedy.replace("-- --fresh", `-- --fresh --port-base ${base}`);
};

const fail = (error: unknown): never => {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`\nVigie did not start: ${message}\n`);
  if (error instanceof StackError) process.stderr.write(`→ ${forThisStack(error.remedy)}\n`);
  else if (error instanceof Error) process.stderr.write(`${error.stack}\n`);
  process.exit(1);
};

/** Asked twice, it leaves at once: the next start then cleans up. */
const onSignal = (stop: () => Promise<void>): void => {
  let asked = false;
  const handle = (): void => {
    if (asked) process.exit(130);
    asked = true;
    print("\nStopping ...");
    void stop().then(() => process.exit(0));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, handle);
};

const run = async (args: readonly string[]): Promise<void> => {
  const commandLine: CommandLine = parseCommandLine(args);
  if (commandLine.help) return print(usage);
  const startedAt = performance.now();
  const controller = new AbortController();
  onSignal(async () => {
    controller.abort();
    await starting.then((stack) => stack.stop()).catch(() => undefined);
  });
  print(`Starting Vigie on ports from ${commandLine.stack.portBase}`);
  const starting = startStack({ ...commandLine.stack, log: print });
  const stack = await starting;
  if (controller.signal.aborted) return;
  print(readyReport(stack.config, commandLine.stack.web ?? true, commandLine.stack.seed ?? true));
  print(`Started in ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
};

run(process.argv.slice(2)).catch(fail);
