import { type AppError, toAppError } from "../api/app-error.ts";
import type { DecisionReport } from "./outbound.ts";

export const PORTION = 100;

export interface FailedPortion {
  ids: readonly number[];
  error: AppError;
}

export interface PortionsReport extends DecisionReport {
  total: number;
  /** Of how many the database has answered, well or not. */
  handled: number;
  failed: readonly FailedPortion[];
  /** Not asked for yet: it was stopped, or nothing would have answered. */
  left: readonly number[];
}

interface Options {
  isStopped: () => boolean;
  onProgress: (report: PortionsReport) => void;
  size?: number;
}

/** After these the next portion would meet the same, and a person has to wait or sign in. */
const NOBODY_ANSWERS: ReadonlySet<string> = new Set([
  "offline",
  "expired",
  "unavailable",
  "too_many",
]);

const begin = (ids: readonly number[]): PortionsReport => ({
  total: ids.length,
  handled: 0,
  done: 0,
  skipped: [],
  expired: [],
  failed: [],
  left: ids,
});

/**
 * One portion after the other, each all or nothing. A refusal of one leaves the others alone.
 * Running it again does nothing twice: what was decided is skipped by the database.
 */
export async function inPortions(
  ids: readonly number[],
  send: (portion: readonly number[]) => Promise<DecisionReport>,
  { isStopped, onProgress, size = PORTION }: Options,
): Promise<PortionsReport> {
  let report = begin(ids);
  onProgress(report);
  while (report.left.length > 0 && !isStopped()) {
    const portion = report.left.slice(0, size);
    const left = report.left.slice(size);
    const handled = report.handled + portion.length;
    try {
      const { done, skipped, expired } = await send(portion);
      report = {
        ...report,
        handled,
        left,
        done: report.done + done,
        skipped: [...report.skipped, ...skipped],
        expired: [...report.expired, ...expired],
      };
    } catch (thrown) {
      const error = toAppError(thrown);
      report = { ...report, handled, left, failed: [...report.failed, { ids: portion, error }] };
      if (NOBODY_ANSWERS.has(error.kind)) break;
    }
    onProgress(report);
  }
  onProgress(report);
  return report;
}

/** What another run has to ask for: what failed, and what was not asked for. */
export const remaining = ({ failed, left }: PortionsReport): number[] => [
  ...failed.flatMap(({ ids }) => ids),
  ...left,
];
