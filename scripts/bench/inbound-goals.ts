import type { Comparison } from "./arms.ts";
import type { Figure } from "./print.ts";

/** What was measured at one number of stored messages. */
export type Measured = {
  readonly size: number;
  readonly rpc: Comparison;
  readonly together: Comparison;
  readonly duplicate: Comparison;
  readonly figures: readonly Figure[];
};

export const labelOf = (size: number): string =>
  `${size.toExponential(0).replace("e+", "e")} messages`;

export const atLeast = (name: string, value: number, limit: number, unit = "B"): Figure => ({
  name,
  value,
  unit,
  limit: { kind: "at least", value: limit },
});

export const goals = (measured: readonly Measured[]): Figure[] => {
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last) return [];
  const figures = measured.flatMap(({ size, rpc, together, duplicate }) => [
    atLeast(`ingest RPC, 16 connections, ${labelOf(size)}`, rpc.ratio.median, 0.3),
    atLeast(`ingest RPC, sets of deliveries, ${labelOf(size)}`, together.ratio.median, 0.3),
    atLeast(`duplicate, 16 connections, ${labelOf(size)}`, duplicate.ratio.median, 1),
  ]);
  if (first === last) return figures;
  const growth = (name: string, one: Comparison, other: Comparison): Figure => ({
    name: `${name}, time at ${labelOf(last.size)} over ${labelOf(first.size)}, each against B of its minute`,
    value: one.ratio.median / other.ratio.median,
    unit: "x",
    limit: { kind: "at most", value: 1.3 },
  });
  return [
    ...figures,
    growth("ingest", first.rpc, last.rpc),
    growth("ingest, sets of deliveries", first.together, last.together),
  ];
};
