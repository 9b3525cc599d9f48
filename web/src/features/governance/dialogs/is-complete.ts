import type { ActionInput, ActionKind } from "../model/actions.ts";

export const COMMENT_MAX = 4000;

/** Whether the form can be sent at all; the database decides whether it may. */
export const isComplete = (kind: ActionKind, input: ActionInput, needsReason: boolean): boolean => {
  const comment = input.comment?.trim() ?? "";
  if (comment.length > COMMENT_MAX) return false;
  if (kind === "comment") return comment !== "";
  if (kind === "resolve") return !needsReason || input.reason !== undefined;
  if (kind === "assign") return input.assignee !== undefined;
  if (kind === "snooze") return input.until !== undefined && new Date(input.until) > new Date();
  return true;
};
