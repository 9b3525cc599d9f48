import { useCallback } from "react";
import { useNotify, useTranslate } from "react-admin";
import { toAppError } from "../api/app-error.ts";
import { describeError } from "../api/describe-error.ts";

/** A failed action in one sentence with its remedy, in the snack bar. */
export function useNotifyError(): (error: unknown) => void {
  const notify = useNotify();
  const translate = useTranslate();
  return useCallback(
    (error) => {
      const known = toAppError(error);
      const { title, remedy } = describeError(known, translate);
      const type = known.kind === "conflict" || known.kind === "offline" ? "warning" : "error";
      notify(remedy ? `${title}. ${remedy}` : title, {
        type,
        autoHideDuration: 9000,
        messageArgs: { _: remedy ? `${title}. ${remedy}` : title },
      });
    },
    [notify, translate],
  );
}
