import { useCallback, useState } from "react";
import { toAppError } from "../../../shared/api/app-error.ts";
import { act } from "../data/alert-actions.ts";
import { type ActionInput, type ActionKind, inverseOf, type Step } from "../model/actions.ts";
import type { Alert } from "../model/types.ts";
import { useRefresh } from "../parts/use-refresh.ts";

export type Done = {
  readonly kind: ActionKind;
  readonly input: ActionInput;
  readonly isUndo: boolean;
  readonly undo: Step | null;
  /** The version that the decision left: an undo must not undo what somebody did since. */
  readonly after: Alert;
};

const isAlert = (answer: unknown): answer is Alert =>
  typeof answer === "object" && answer !== null && "version" in answer;

/**
 * Sends decisions about one alert. A conflict refreshes the page at once, so that what is read next
 * to the refusal is what the winner left.
 */
export function useAlertActions(alert: Alert) {
  const refresh = useRefresh();
  const [done, setDone] = useState<Done | null>(null);
  const [conflict, setConflict] = useState<unknown>(null);
  const send = useCallback(
    async (target: Alert, kind: ActionKind, input: ActionInput, isUndo: boolean) => {
      try {
        const answer = await act(target, kind, input);
        const after = isAlert(answer) ? { ...target, version: answer.version } : target;
        setConflict(null);
        setDone({ kind, input, isUndo, undo: isUndo ? null : inverseOf(kind, target), after });
        await refresh();
      } catch (error) {
        if (toAppError(error).kind === "conflict") {
          setDone(null);
          setConflict(error);
          await refresh();
          return;
        }
        throw error;
      }
    },
    [refresh],
  );
  const run = useCallback(
    (kind: ActionKind, input: ActionInput = {}) => send(alert, kind, input, false),
    [alert, send],
  );
  const undo = useCallback(async () => {
    if (!done?.undo) return;
    await send(done.after, done.undo.kind, done.undo.input, true).catch(setConflict);
  }, [done, send]);
  return {
    run,
    undo,
    done,
    conflict,
    fail: setConflict,
    forget: () => setDone(null),
    dismiss: () => setConflict(null),
  };
}
