import type { Comparison, Spread } from "./arms.ts";

/** One figure with the limit it has to meet. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly limit?: { readonly kind: "at most" | "at least"; readonly value: number };
  readonly note?: string;
};

export type BenchResult = {
  readonly bench: string;
  readonly comparisons: readonly Comparison[];
  readonly figures: readonly Figure[];
};

const short = (value: number): string =>
  Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(Math.abs(value) >= 10 ? 1 : 3);

const range = (spread: Spread): string =>
  `${short(spread.median)} (${short(spread.min)} to ${short(spread.max)})`;

export const meets = (figure: Figure): boolean =>
  figure.limit === undefined ||
  (figure.limit.kind === "at most"
    ? figure.value <= figure.limit.value
    : figure.value >= figure.limit.value);

export const printResult = (result: BenchResult): string => {
  const lines = [`bench ${result.bench}`, ""];
  for (const comparison of result.comparisons) {
    lines.push(
      comparison.name,
      `  ${comparison.a.name}: ${range(comparison.a.perSecond)} ${comparison.a.unit}/s`,
      `  ${comparison.b.name}: ${range(comparison.b.perSecond)} ${comparison.b.unit}/s`,
      `  ${comparison.pairs} pairs, ${comparison.discarded} discarded for stolen time`,
      "",
    );
  }
  for (const figure of result.figures) {
    const limit = figure.limit
      ? `  ${meets(figure) ? "ok" : "MISSED"}, ${figure.limit.kind} ${figure.limit.value}`
      : "";
    lines.push(
      `${figure.name}: ${short(figure.value)} ${figure.unit}${limit}${figure.note ? `  (${figure.note})` : ""}`,
    );
  }
  for (const comparison of result.comparisons)
    lines.push(`ratio ${comparison.name}: ${range(comparison.ratio)}`);
  return lines.join("\n");
};
