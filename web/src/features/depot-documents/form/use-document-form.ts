import { useState } from "react";
import { useLocaleState } from "react-admin";
import { newId } from "../../../shared/api/new-id.ts";
import { useMayLeave } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useMoment } from "../../../shared/depot/form/use-moment.ts";
import { useTanks } from "../../../shared/depot/reference-data.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { momentOf } from "../model/document.ts";
import { emptyHead, type HeadDraft, headOf, withTrip } from "../model/head-draft.ts";
import type { Kind } from "../model/kind.ts";
import { draftOfLine, emptyLine, type LineDraft, lineAfter } from "../model/line-draft.ts";
import type { FormSource } from "./document-form-page.tsx";

function useLines(initial: () => LineDraft[]) {
  const [lines, setLines] = useState(initial);
  return {
    lines,
    changeLine: (key: string, changes: Partial<LineDraft>) =>
      setLines((all) => all.map((line) => (line.key === key ? { ...line, ...changes } : line))),
    addLine: () => setLines((all) => [...all, lineAfter(all.at(-1))]),
    removeLine: (key: string) =>
      setLines((all) => {
        const rest = all.filter((line) => line.key !== key);
        return rest.length > 0 ? rest : [emptyLine()];
      }),
  };
}

/** What is on the form: its head, its lines, its moment, and whether anything was typed. */
export function useDocumentForm(kind: Kind, source: FormSource) {
  const [locale] = useLocaleState();
  const { oneDepot } = useDepotChoice();
  const tanks = useTanks();
  const mayLeave = useMayLeave();
  const { document, mode, trip } = source;
  const [id] = useState(() => (mode === "edit" && document ? document.id : newId()));
  const [head, setHead] = useState(() =>
    document ? headOf(document) : withTrip(emptyHead(oneDepot?.id ?? ""), trip),
  );
  const { timeZone } = useDepotFormat(head.depot);
  const moment = useMoment(timeZone, document ? momentOf(kind, document) : null);
  const table = useLines(() =>
    document?.lignes?.length
      ? document.lignes.map((line) => draftOfLine(line, locale))
      : [emptyLine()],
  );
  const now = JSON.stringify([head, table.lines, moment.text]);
  const [initial] = useState(now);
  const change = (changes: Partial<HeadDraft>) =>
    setHead((current) => ({ ...current, ...changes }));
  return {
    kind,
    source,
    id,
    head,
    change,
    setHead,
    moment,
    ...table,
    tanks: (tanks.data ?? []).filter((tank) => tank.depot_id === head.depot),
    isDirty: now !== initial,
    mayLeave,
  };
}

export type DocumentFormState = ReturnType<typeof useDocumentForm>;
