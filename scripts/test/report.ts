import type { Outcome } from "./step.ts";

const counts = ({ passed, failed, skipped }: Outcome): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;

export const formatStep = (name: string, ms: number, outcome: Outcome): string => {
  const mark = outcome.failed > 0 ? "✖" : "✔";
  const head = `${mark} ${name.padEnd(22)} ${`${(ms / 1000).toFixed(1)} s`.padStart(8)}   ${counts(outcome)}`;
  return [head, ...outcome.lines.map((line) => `    ${line}`)].join("\n");
};

/** The last line is read by programs: only the counts. */
export const formatTotal = (outcome: Outcome): string => counts(outcome);
