import { useTranslate } from "react-admin";
import { faultText } from "../../../shared/depot/form/field-errors.ts";
import type { PreviewLine } from "../../../shared/depot/use-lines-preview.ts";
import type { LineDraft, LineField } from "../model/line-draft.ts";
import { lineFieldOf } from "../model/place-of-error.ts";
import { errorOf, isUnfinished } from "./problems.ts";
import type { SubmitState } from "./use-submit.ts";

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
    return problem ? faultText(errorOf(problem), translate) : undefined;
  };
}
