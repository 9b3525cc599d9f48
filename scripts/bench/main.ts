import { parseArgs } from "node:util";
import { StackError } from "../stack/index.ts";
import type { Pace } from "./arms.ts";
import { benchGovernance } from "./governance.ts";
import { type BenchResult, meets, printResult } from "./print.ts";
import { benchVolumes } from "./volumes.ts";

const BENCHES: Readonly<
  Record<string, (pace: Pace, log: (line: string) => void) => Promise<BenchResult>>
> = {
  governance: benchGovernance,
  volumes: benchVolumes,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    pairs: { type: "string", default: "5" },
    seconds: { type: "string", default: "7" },
  },
});

const name = positionals[0] ?? "";
const bench = BENCHES[name];
if (!bench) {
  console.error(
    `No benchmark "${name}". There are: ${Object.keys(BENCHES).join(", ")}. Usage: npm run bench -- NAME [--json]`,
  );
  process.exit(2);
}
const log = (line: string): void => console.error(line);
const pace = { pairs: Number(values.pairs), seconds: Number(values.seconds) };
const result = await bench(pace, log).catch((cause: unknown) => {
  if (!(cause instanceof StackError)) throw cause;
  console.error(`${cause.message}\n${cause.remedy}`);
  process.exit(2);
});
console.log(values.json ? JSON.stringify(result, null, 2) : printResult(result));
process.exitCode = result.figures.every(meets) ? 0 : 1;
