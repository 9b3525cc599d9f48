import { readOptions, usage } from "./options.ts";
import { refreshInstagram } from "./refresh.ts";
import { exitCode, report } from "./report.ts";
import { runChecks } from "./run.ts";

const print = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const run = async (): Promise<number> => {
  if (process.argv.includes("--help")) {
    print(usage);
    return 0;
  }
  const { settings, json, refresh } = readOptions(process.argv.slice(2), process.env);
  const lines =
    refresh === undefined
      ? await runChecks(settings)
      : await refreshInstagram(settings, refresh.graphUrl, refresh.envFile);
  print(json ? JSON.stringify(lines, null, 2) : report(lines));
  return exitCode(lines);
};

run().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
    process.exit(2);
  },
);
