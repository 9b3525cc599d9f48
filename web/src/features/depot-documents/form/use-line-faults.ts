import { useTranslate } from "react-admin";
import { AppError } from "../../../shared/api/app-error.ts";
import { fieldText } from "../../../shared/depot/form/field-errors.ts";
import type { PreviewLine, Problem } from "../../../shared/depot/use-lines-preview.ts";
import type { LineDraft, LineField } from "../model/line-draft.ts";
import { lineFieldOf } from "../model/place-of-error.ts";
import type { SubmitState } from "./use-submit.ts";

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

/** The refusal of the last attempt first; else what the preview says validation would refuse. */
export function useLineFaults(
  line: LineDraft,
  preview: PreviewLine | undefined,
  submit: SubmitState,
): (field: LineField) => string | undefined {
  const translate = useTranslate();
  return (field) => {
    const refused = submit.faultAt(line.key, field);
    if (refused) return refused;
    const problem = preview?.problemes.find(
      (each) => !isUnfinished(each) && lineFieldOf(each, line) === field,
    );
    return problem ? fieldText(errorOf(problem), translate) : undefined;
  };
}
