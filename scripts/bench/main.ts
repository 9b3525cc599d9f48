import { parseArgs } from "node:util";
import { StackError } from "../stack/index.ts";
import type { Pace } from "./arms.ts";
import { benchDepot } from "./depot.ts";
import { benchGovernance } from "./governance.ts";
import { benchInbound } from "./inbound.ts";
import { benchOutbox } from "./outbox.ts";
import { type BenchResult, meets, printResult } from "./print.ts";
import { benchRecovery } from "./recovery.ts";
import { benchVolumes } from "./volumes.ts";

type Bench = (
  pace: Pace,
  log: (line: string) => void,
  sizes?: readonly number[],
) => Promise<BenchResult>;
const BENCHES: Readonly<Record<string, Bench>> = {
  depot: benchDepot,
  governance: (pace, log) => benchGovernance(pace, log),
  inbound: benchInbound,
  outbox: benchOutbox,
  recovery: benchRecovery,
  volumes: (pace, log) => benchVolumes(pace, log),
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    pairs: { type: "string", default: "5" },
    seconds: { type: "string", default: "7" },
    // Rows of the history at which a bench measures, e.g. 10000,100000 for a quick run of depot or inbound;
    // for outbox, the sizes of its batches.
    sizes: { type: "string" },
  },
});

const name = positionals[0] ?? "";
const bench = BENCHES[name];
if (!bench) {
  console.error(
    `No benchmark "${name}". There are: ${Object.keys(BENCHES).join(", ")}. Usage: npm run bench -- NAME [--json] [--pairs N] [--seconds N] [--sizes N,N]`,
  );
  process.exit(2);
}
const log = (line: string): void => console.error(line);
const pace = { pairs: Number(values.pairs), seconds: Number(values.seconds) };
const sizes = values.sizes?.split(",").map(Number);
const result = await bench(pace, log, sizes).catch((cause: unknown) => {
  if (!(cause instanceof StackError)) throw cause;
  console.error(`${cause.message}\n${cause.remedy}`);
  process.exit(2);
});
console.log(values.json ? JSON.stringify(result, null, 2) : printResult(result));
process.exitCode = result.figures.every(meets) ? 0 : 1;
