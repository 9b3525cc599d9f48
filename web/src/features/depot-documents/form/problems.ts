import { AppError } from "../../../shared/api/app-error.ts";
import type { Problem } from "../../../shared/depot/use-lines-preview.ts";

/** What is only not there yet is no fault while people type. */
export function isUnfinished(problem: Problem): boolean {
  return problem.key.endsWith("_OBLIGATOIRE");
}

export function errorOf(problem: Problem): AppError {
  return new AppError({
    kind: "invalid",
    status: 422,
    code: null,
    key: problem.key,
    detail: problem.detail,
    hint: problem.hint,
  });
}
