import { startDatabaseOnly } from "../stack/index.ts";
import { type Arm, compare, type Pace } from "./arms.ts";
import { execute, loadArm } from "./load.ts";
import type { BenchResult } from "./print.ts";

type Log = (line: string) => void;

const ROWS = 100_000;
const LIMIT = 100_000;

const LOADS = `create table bench.loads as
  select round((random() * 40000)::numeric, 1) as litres, round((10 + random() * 30)::numeric, 1) as celsius,
    round((715 + random() * 145)::numeric, 1) as density
  from generate_series(1, ${ROWS})`;

/** One query over all loads, in one process: the sum forces every row. */
const sumOver = (url: string, name: string, expression: string): Arm =>
  loadArm(url, {
    name,
    unit: "row",
    connections: 1,
    prepare: ["set max_parallel_workers_per_gather = 0"],
    once: async (client) => {
      await client.query(`select sum(${expression}) from bench.loads`);
      return ROWS;
    },
  });

/** The goal as an arm: its rate is the limit on every machine, and it takes no time. */
const limitArm: Arm = {
  name: "the limit",
  unit: "row",
  run: async (seconds) => ({ units: LIMIT * seconds, seconds }),
};

/** Volumes at 15 °C per second in one query: petrol to diesel, 10 to 40 °C. */
export const benchVolumes = async (pace: Pace, log: Log): Promise<BenchResult> => {
  log("a database of its own");
  const database = await startDatabaseOnly({ pgtap: false });
  try {
    const url = database.adminUrl;
    await execute(url, "create schema bench", LOADS, "vacuum analyze bench.loads");
    log(`${ROWS} loads, again and again`);
    const corrected = sumOver(
      url,
      "depot.correct_volume",
      "(depot.correct_volume('54B', litres, celsius, density)).volume_15c",
    );
    const bare = sumOver(url, "round(litres * 0.99, 1)", "round(litres * 0.99, 1)");
    const beside = await compare("volumes at 15 °C over a bare product", corrected, bare, pace);
    const goal = await compare("volumes at 15 °C over the limit", corrected, limitArm, pace);
    return {
      bench: "volumes",
      comparisons: [beside, goal],
      figures: [
        {
          name: "volumes at 15 °C in one query",
          value: goal.a.perSecond.median,
          unit: "rows/s",
          limit: { kind: "at least", value: LIMIT },
        },
        {
          name: "one volume at 15 °C",
          value: 1 / beside.ratio.median,
          unit: "bare products",
          limit: { kind: "at most", value: 25 },
          note: "what a busy machine does not change",
        },
      ],
    };
  } finally {
    await database.stop();
  }
};
