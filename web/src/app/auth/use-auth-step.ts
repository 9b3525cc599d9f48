import { useCallback, useState } from "react";
import { AppError, errorFromBody, toAppError } from "../../shared/api/app-error.ts";

interface AuthAnswer {
  error: unknown;
}

interface AuthStep {
  error: AppError | null;
  isBusy: boolean;
  /** Runs one step; true when it succeeded. Never throws: the error is for the screen. */
  run: (step: () => Promise<AuthAnswer | undefined>) => Promise<boolean>;
}

/** Auth errors carry their key in `code`; without it the status decides the words. */
function authError(cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  if (typeof cause !== "object" || cause === null || !("status" in cause)) return toAppError(cause);
  const { status } = cause;
  if (typeof status !== "number" || status === 0) return toAppError(cause);
  const code = "code" in cause && typeof cause.code === "string" ? cause.code : undefined;
  const message = cause instanceof Error ? cause.message : undefined;
  // The sentence of the Auth server is English and says no more than its code does.
  return errorFromBody(status, { message: code ?? message });
}

export function useAuthStep(): AuthStep {
  const [error, setError] = useState<AppError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const run = useCallback(async (step: () => Promise<AuthAnswer | undefined>) => {
    setBusy(true);
    setError(null);
    try {
      const answer = await step();
      if (answer?.error) throw answer.error;
      return true;
    } catch (cause) {
      setError(authError(cause));
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  return { error, isBusy, run };
}
