import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import type { AppError } from "../../api/app-error.ts";
import { newId } from "../../api/new-id.ts";
import { useAction } from "../../api/use-action.ts";
import { type FieldMap, fieldOf, fieldText, focusField } from "./field-errors.ts";
import { useMayLeave } from "./unsaved-guard.tsx";

interface Options<Draft> {
  initial: Draft;
  fields: FieldMap;
  /** The first field that keeps the form from being sent; null when it may be. */
  missing: (draft: Draft) => string | null;
  write: (draft: Draft, id: string) => Promise<unknown>;
  doneKey: string;
  onDone: () => void;
}

/**
 * A form of one sheet: what is typed, whether that would be lost, one id for every attempt, and
 * each refusal at the field it belongs to.
 */
export function useSheet<Draft extends object>(options: Options<Draft>) {
  const translate = useTranslate();
  const mayLeave = useMayLeave();
  const [initial] = useState(options.initial);
  const [draft, setDraft] = useState(initial);
  const [id] = useState(newId);
  const [missing, setMissing] = useState<string | null>(null);
  const action = useAction(() => options.write(draft, id), {
    doneKey: options.doneKey,
    isErrorNotified: false,
    onDone: () => {
      mayLeave.current = true;
      options.onDone();
    },
  });
  const faulty = missing ?? fieldOf(action.error, options.fields);
  useEffect(() => {
    if (faulty) focusField(faulty);
  }, [faulty]);
  const send = () => {
    const first = options.missing(draft);
    setMissing(first);
    action.reset();
    if (first) focusField(first);
    else action.run(undefined);
  };
  return {
    draft,
    change: (changes: Partial<Draft>) => setDraft((current) => ({ ...current, ...changes })),
    isDirty: JSON.stringify(draft) !== JSON.stringify(initial),
    mayLeave,
    send,
    isBusy: action.isBusy,
    notice: faulty === null ? action.error : null,
    faultAt: (field: string) =>
      field === faulty ? faultAt(missing, action.error, translate) : undefined,
  };
}

function faultAt(
  missing: string | null,
  error: AppError | null,
  translate: (key: string) => string,
): string | undefined {
  if (missing !== null) return translate("ui.required");
  return error ? fieldText(error, translate) : undefined;
}

export type Sheet<Draft extends object> = ReturnType<typeof useSheet<Draft>>;
