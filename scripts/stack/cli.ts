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

/**
 * Asked again after a while, it leaves at once, and the next start cleans up. Not sooner: in a
 * terminal one Ctrl-C arrives twice, from the terminal and from npm.
 */
const PATIENCE_MS = 1_000;

const onSignal = (stop: () => Promise<void>): void => {
  let askedAt = 0;
  const handle = (): void => {
    if (askedAt > 0 && Date.now() - askedAt > PATIENCE_MS) process.exit(130);
    if (askedAt > 0) return;
    askedAt = Date.now();
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
