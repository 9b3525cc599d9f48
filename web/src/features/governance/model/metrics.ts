export type TrendDay = {
  readonly day: string;
  readonly opened: number;
  readonly resolved: number;
  readonly open: number;
};
export type CheckMetric = {
  readonly check_code: string;
  readonly opened: number;
  readonly resolved: number;
  readonly open: number;
  readonly mtta_seconds: number | null;
  readonly mttr_seconds: number | null;
};
export type AgeBucket = { readonly bucket: string; readonly count: number };

/** What governance_metrics answers. A mean without a case is null, never zero. */
export type Metrics = {
  readonly mtta_seconds: number | null;
  readonly mttr_seconds: number | null;
  readonly open_by_age: readonly AgeBucket[];
  readonly by_check: readonly CheckMetric[];
  readonly trend: readonly TrendDay[];
};

const BUCKET_KEYS: Record<string, string> = {
  "<1h": "lt_1h",
  "1h-24h": "lt_1d",
  "1d-2d": "lt_2d",
  "2d-7d": "lt_7d",
  ">7d": "gt_7d",
};

export const bucketKey = (bucket: string): string => BUCKET_KEYS[bucket] ?? bucket;

export const sumTrend = (trend: readonly TrendDay[]) => ({
  opened: trend.reduce((sum, day) => sum + day.opened, 0),
  resolved: trend.reduce((sum, day) => sum + day.resolved, 0),
  open: trend.at(-1)?.open ?? 0,
});
