import { callRpc } from "../../../shared/api/call-rpc.ts";
import type { ActionInput, ActionKind, BulkKind } from "../model/actions.ts";
import type { Alert, BulkOutcome } from "../model/types.ts";

/** What the reader may do to this alert now, as the database says. */
export const fetchTransitions = (alertId: string): Promise<string[]> =>
  callRpc<string[]>("alert_transitions", { alert_id: alertId });

const blankToNull = (text: string | undefined): string | null => text?.trim() || null;

/** Every decision names the version that the person was looking at: the slower of two is told. */
export const act = (alert: Alert, kind: ActionKind, input: ActionInput): Promise<unknown> => {
  const target = { alert_id: alert.id, expected_version: alert.version };
  const comment = blankToNull(input.comment);
  switch (kind) {
    case "acknowledge":
      return callRpc("acknowledge_alert", { ...target, comment });
    case "unacknowledge":
      return callRpc("unacknowledge_alert", { ...target, comment });
    case "resolve":
      return callRpc("resolve_alert", { ...target, comment, reason: input.reason ?? null });
    case "reopen":
      return callRpc("reopen_alert", { ...target, comment });
    case "assign":
      return callRpc("assign_alert", { ...target, comment, assignee: input.assignee ?? null });
    case "snooze":
      return callRpc("snooze_alert", { ...target, comment, until: input.until ?? null });
    case "unsnooze":
      return callRpc("unsnooze_alert", target);
    case "comment":
      return callRpc("comment_alert", { alert_id: alert.id, body: comment ?? "" });
  }
};

export const actOnMany = (
  alertIds: readonly string[],
  kind: BulkKind,
  input: ActionInput,
): Promise<BulkOutcome[]> => {
  const target = { alert_ids: [...alertIds], comment: blankToNull(input.comment) };
  switch (kind) {
    case "acknowledge":
      return callRpc<BulkOutcome[]>("acknowledge_alerts", target);
    case "resolve":
      return callRpc<BulkOutcome[]>("resolve_alerts", { ...target, reason: input.reason ?? null });
    case "assign":
      return callRpc<BulkOutcome[]>("assign_alerts", {
        ...target,
        assignee: input.assignee ?? null,
      });
    case "snooze":
      return callRpc<BulkOutcome[]>("snooze_alerts", { ...target, until: input.until ?? null });
  }
};
