import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useNotify } from "react-admin";
import { useNotifyError } from "../ui/use-notify-error.ts";
import { type AppError, toAppError } from "./app-error.ts";

interface ActionOptions<Result> {
  /** Key of the sentence that says it is done; false says nothing. */
  doneKey?: string | false;
  onDone?: (result: Result) => void;
  /** false keeps the error for the caller (a form shows it in place). */
  isErrorNotified?: boolean;
}

export interface Action<Input> {
  run: (input: Input) => void;
  isBusy: boolean;
  error: AppError | null;
  reset: () => void;
}

/**
 * A write: busy while it runs, so that it cannot be sent twice; what is on screen is read again
 * whether it succeeded or not, because a refusal often means that the screen was old.
 */
export function useAction<Input, Result>(
  write: (input: Input) => Promise<Result>,
  { doneKey = "ui.done", onDone, isErrorNotified = true }: ActionOptions<Result> = {},
): Action<Input> {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const notifyError = useNotifyError();
  // Two clicks may come before the first one has been drawn: the state alone would let both pass.
  const isSent = useRef(false);
  const mutation = useMutation({
    mutationFn: write,
    onSuccess: (result) => {
      if (doneKey !== false) notify(doneKey, { type: "success" });
      onDone?.(result);
    },
    onError: (error) => {
      if (isErrorNotified) notifyError(error);
    },
    onSettled: () =>
      queryClient
        .invalidateQueries({ predicate: (query) => query.queryKey[0] !== "session" })
        .finally(() => {
          isSent.current = false;
        }),
  });
  return {
    run: (input) => {
      if (isSent.current) return;
      isSent.current = true;
      mutation.mutate(input);
    },
    isBusy: mutation.isPending,
    error: mutation.error ? toAppError(mutation.error) : null,
    reset: mutation.reset,
  };
}
