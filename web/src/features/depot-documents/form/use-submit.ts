import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import type { AppError } from "../../../shared/api/app-error.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { faultText, fieldText, focusField } from "../../../shared/depot/form/field-errors.ts";
import { truckOf } from "../../../shared/depot/form/plate-field.tsx";
import { useTrucks } from "../../../shared/depot/reference-data.ts";
import { saveDocument } from "../data/writes.ts";
import { missingIn } from "../model/head-draft.ts";
import { KINDS } from "../model/kind.ts";
import { isReadable, sentLines } from "../model/line-draft.ts";
import { headFieldOf, type Place, placeOf } from "../model/place-of-error.ts";
import { replacedId } from "./document-form-page.tsx";
import { errorOf } from "./problems.ts";
import type { DocumentFormState } from "./use-document-form.ts";
import type { LinesPreview } from "./use-preview.ts";

export function fieldName({ line, field }: Place): string {
  return line === null ? field : `${line}.${field}`;
}

/** Whatever keeps the form from being sent at all, by the field it belongs to. */
function faultBefore(form: DocumentFormState): Place | null {
  const missing = missingIn(form.kind, form.head, form.moment.iso);
  if (missing) return { line: null, field: missing };
  const unreadable = form.lines.find((line) => !isReadable(line));
  if (unreadable) return { line: unreadable.key, field: "citerne" };
  const [first] = form.lines;
  return sentLines(form.lines).length === 0 && first ? { line: first.key, field: "citerne" } : null;
}

function useSave(form: DocumentFormState) {
  const navigate = useNavigate();
  const trucks = useTrucks();
  const { source } = form;
  const { path } = KINDS[form.kind];
  return useAction(
    (valider: boolean) =>
      saveDocument(form.kind, {
        head: form.head,
        lines: form.lines,
        id: form.id,
        moment: form.moment.iso ?? "",
        camionId: truckOf(trucks.data ?? [], form.head.plaque)?.id ?? null,
        remplaceId: replacedId(source),
        expectedVersion: source.mode === "edit" ? (source.document?.version ?? null) : null,
        valider,
      }),
    {
      doneKey: "depot_documents.form.saved",
      isErrorNotified: false,
      onDone: () => {
        form.mayLeave.current = true;
        void navigate(`${path}/${form.id}`, { replace: true });
      },
    },
  );
}

/** Sending the form, and where to show why it was refused. */
export function useSubmit(form: DocumentFormState, preview: LinesPreview) {
  const translate = useTranslate();
  const action = useSave(form);
  const [before, setBefore] = useState<Place | null>(null);
  const { error } = action;
  const place = before ?? (error ? errorPlace(error, form, preview) : null);
  const target = place ? fieldName(place) : null;
  useEffect(() => {
    if (target) focusField(target);
  }, [target]);
  const foretold = (line: string | null, field: string) => {
    const problem = preview.headProblems.find(({ key }) => headFieldOf(key) === field);
    return line === null && problem ? faultText(errorOf(problem), translate) : undefined;
  };
  const send = (valider: boolean) => {
    const fault = faultBefore(form);
    setBefore(fault);
    action.reset();
    if (fault) focusField(fieldName(fault));
    else action.run(valider);
  };
  const text = before ? translate("ui.required") : error ? fieldText(error, translate) : undefined;
  return {
    send,
    isBusy: action.isBusy,
    error,
    /** Said above the buttons when no field is to blame. */
    notice: place ? null : error,
    faultAt: (line: string | null, field: string) =>
      place?.line === line && place.field === field ? text : foretold(line, field),
  };
}

export type SubmitState = ReturnType<typeof useSubmit>;

function errorPlace(error: AppError, form: DocumentFormState, preview: LinesPreview): Place | null {
  return placeOf(error, {
    lines: sentLines(form.lines),
    tankName: (id) => form.tanks.find((tank) => tank.id === id)?.nom,
    problems: preview.problemKeys,
  });
}
