import type { FlagValue, Target } from "./flags-data.ts";

/** What a click asked for; the dialog completes it with a reason. */
export interface WriteIntent {
  kind: "set" | "clear" | "undo";
  /** null lets the person choose where. */
  target: Target | null;
  /** Value to start from; null when clearing. */
  value: FlagValue | null;
}
