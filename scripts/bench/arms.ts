import { readCpuTimes, stealShare } from "./steal.ts";

/** One side of a comparison: runs for about the given seconds and says how many units it did in which time. */
export type Arm = {
  readonly name: string;
  readonly unit: string;
  readonly run: (seconds: number) => Promise<{ readonly units: number; readonly seconds: number }>;
};

export type Spread = { readonly median: number; readonly min: number; readonly max: number };

export type Comparison = {
  readonly name: string;
  readonly a: { readonly name: string; readonly unit: string; readonly perSecond: Spread };
  readonly b: { readonly name: string; readonly unit: string; readonly perSecond: Spread };
  /** Rate of A over rate of B, pair by pair. */
  readonly ratio: Spread;
  readonly pairs: number;
  readonly discarded: number;
};

export type Pace = { readonly pairs: number; readonly seconds: number };

const MAX_STEAL = 0.05;

export const spread = (values: readonly number[]): Spread => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median =
    sorted.length % 2 === 1
      ? (sorted[Math.floor(middle)] ?? Number.NaN)
      : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
  return { median, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
};

/** A B A B …: both arms meet the same machine; a pair in which the host took time away is run again. */
export const compare = async (name: string, a: Arm, b: Arm, pace: Pace): Promise<Comparison> => {
  await a.run(Math.min(1, pace.seconds));
  await b.run(Math.min(1, pace.seconds));
  const rates: { a: number; b: number }[] = [];
  let discarded = 0;
  while (rates.length < pace.pairs && discarded <= pace.pairs) {
    const before = readCpuTimes();
    const pair = { a: await rate(a, pace.seconds), b: await rate(b, pace.seconds) };
    const noisy = stealShare(before, readCpuTimes()) > MAX_STEAL;
    if (noisy && discarded < pace.pairs) discarded += 1;
    else rates.push(pair);
  }
  return {
    name,
    a: { name: a.name, unit: a.unit, perSecond: spread(rates.map((pair) => pair.a)) },
    b: { name: b.name, unit: b.unit, perSecond: spread(rates.map((pair) => pair.b)) },
    ratio: spread(rates.map((pair) => pair.a / pair.b)),
    pairs: rates.length,
    discarded,
  };
};

const rate = async (arm: Arm, seconds: number): Promise<number> => {
  const done = await arm.run(seconds);
  return done.units / done.seconds;
};
