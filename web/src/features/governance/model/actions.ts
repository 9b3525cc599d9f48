import type { Alert, ResolutionReason } from "./types.ts";

export type BulkKind = "acknowledge" | "resolve" | "assign" | "snooze";
export type ActionKind = BulkKind | "unacknowledge" | "reopen" | "unsnooze" | "comment";

export type ActionInput = {
  readonly comment?: string;
  readonly reason?: ResolutionReason;
  readonly assignee?: string | null;
  readonly until?: string;
};

export type Step = { readonly kind: ActionKind; readonly input: ActionInput };

export const PERMISSIONS: Record<ActionKind, string> = {
  acknowledge: "alerts.ack",
  unacknowledge: "alerts.ack",
  resolve: "alerts.resolve",
  reopen: "alerts.resolve",
  assign: "alerts.assign",
  snooze: "alerts.snooze",
  unsnooze: "alerts.snooze",
  comment: "alerts.comment",
};

export const bulkKinds: readonly BulkKind[] = ["acknowledge", "assign", "snooze", "resolve"];

const isActionKind = (name: string): name is ActionKind => name in PERMISSIONS;

/** What the database allows, without the words that this version of the screen does not know. */
export const readTransitions = (names: readonly string[]): ReadonlySet<ActionKind> =>
  new Set(names.filter(isActionKind));

/**
 * The step that takes the last one back, seen from the alert as it was before; null where there is
 * none (a comment stays said).
 */
export const inverseOf = (kind: ActionKind, before: Alert): Step | null => {
  switch (kind) {
    case "acknowledge":
      return { kind: "unacknowledge", input: {} };
    case "unacknowledge":
      return { kind: "acknowledge", input: {} };
    case "resolve":
      return before.is_active ? { kind: "reopen", input: {} } : null;
    case "assign":
      return { kind: "assign", input: { assignee: before.assigned_to } };
    case "snooze":
      return { kind: "unsnooze", input: {} };
    case "unsnooze":
      return before.snoozed_until && before.is_snoozed
        ? { kind: "snooze", input: { until: before.snoozed_until } }
        : null;
    default:
      return null;
  }
};
