import { openPlace } from "../faults/place.ts";
import { type Drain, measureRecovery, type Recovery } from "../faults/recovery.ts";
import { type Pace, spread } from "./arms.ts";
import type { BenchResult, Figure } from "./print.ts";

const DEFAULT_MESSAGES = 3_000;

const perSecond = ({ messages, seconds }: Drain): number => messages / seconds;
const perCpuSecond = ({ messages, cpuSeconds }: Drain): number => messages / cpuSeconds;

/** The function in Deno, through PostgREST, to the stand-in of the Graph API, before anything happened. */
const undisturbed = (rounds: readonly Recovery[][]): Figure[] => {
  const drains = rounds.flatMap(([first]) => (first ? [first.before] : []));
  const cores = spread(drains.map(({ cpuSeconds, messages }) => (cpuSeconds * 1e3) / messages));
  const writes = spread(drains.map((drain) => drain.writes / drain.messages));
  return [
    {
      name: "outbox-dispatch, nothing in its way",
      value: spread(drains.map(perSecond)).median,
      unit: "messages/s",
      note: `${cores.median.toFixed(2)} ms of a core each, ${writes.median.toFixed(3)} transactions that write`,
    },
  ];
};

/** After each fault against before it; the second does not depend on what else the machine does. */
const figuresOf = (rounds: readonly Recovery[][]): Figure[] => {
  const faults = rounds[0]?.map(({ fault }) => fault) ?? [];
  return faults.flatMap((fault) => {
    const pairs = rounds.flat().filter((one) => one.fault === fault);
    const ratio = (rate: (drain: Drain) => number) =>
      spread(pairs.map(({ before, after }) => rate(after) / rate(before)));
    const wall = ratio(perSecond);
    const cpu = ratio(perCpuSecond);
    const writes = spread(pairs.map(({ before, after }) => after.writes / before.writes));
    return [
      {
        name: `${fault}: rate of the sender after it`,
        value: wall.median,
        unit: "of the rate before",
        limit: { kind: "at least", value: 0.95 },
        note: `${wall.min.toFixed(2)} to ${wall.max.toFixed(2)}; per second of processor ${cpu.median.toFixed(2)}, transactions ${writes.median.toFixed(2)}`,
      },
    ] satisfies Figure[];
  });
};

/** The sender through the whole stack, before and after each fault that it has to recover from. */
export const benchRecovery = async (
  pace: Pace,
  log: (line: string) => void,
  [messages = DEFAULT_MESSAGES]: readonly number[] = [],
): Promise<BenchResult> => {
  log("a stack of its own, with fsync");
  const place = await openPlace();
  try {
    const rounds: Recovery[][] = [];
    for (let pair = 1; pair <= pace.pairs; pair += 1) {
      log(`pair ${pair} of ${pace.pairs}`);
      rounds.push(await measureRecovery(place, messages));
    }
    return {
      bench: "recovery",
      comparisons: [],
      figures: [...undisturbed(rounds), ...figuresOf(rounds)],
    };
  } finally {
    await place.close();
  }
};
