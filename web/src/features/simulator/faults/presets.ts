export interface Preset {
  key: string;
  /** Once: it strikes one time and is gone. */
  isOnce: boolean;
  fault: { on: "send" | "webhook"; effect: string } & Record<string, unknown>;
}

/** What goes wrong in real life, one touch each. */
export const PRESETS: readonly Preset[] = [
  { key: "slow", isOnce: false, fault: { on: "send", effect: "latency", ms: 2500 } },
  { key: "server_error", isOnce: true, fault: { on: "send", effect: "error", code: 131000 } },
  {
    key: "too_fast",
    isOnce: true,
    fault: { on: "send", effect: "error", code: 131056, retry_after_seconds: 6 },
  },
  { key: "token", isOnce: true, fault: { on: "send", effect: "error", code: 190 } },
  { key: "undeliverable", isOnce: true, fault: { on: "send", effect: "fail_later", code: 131026 } },
  { key: "cut_before", isOnce: true, fault: { on: "send", effect: "cut_before" } },
  { key: "cut_after", isOnce: true, fault: { on: "send", effect: "cut_after" } },
  { key: "duplicate", isOnce: false, fault: { on: "webhook", effect: "duplicate", copies: 1 } },
  { key: "reorder", isOnce: false, fault: { on: "webhook", effect: "reorder", hold: 4, ms: 1500 } },
  { key: "late", isOnce: false, fault: { on: "webhook", effect: "delay", ms: 5000 } },
  { key: "lost", isOnce: true, fault: { on: "webhook", effect: "drop" } },
  { key: "forged", isOnce: true, fault: { on: "webhook", effect: "forge" } },
];
