import { useMemo } from "react";
import {
  type PreviewLine,
  type Problem,
  useLinesPreview,
} from "../../../shared/depot/use-lines-preview.ts";
import { KINDS } from "../model/kind.ts";
import { lineJson, sentLines } from "../model/line-draft.ts";
import { headFieldOf } from "../model/place-of-error.ts";
import { replacedId } from "./document-form-page.tsx";
import type { DocumentFormState } from "./use-document-form.ts";

export interface LinesPreview {
  ofLine: (key: string) => PreviewLine | undefined;
  problemKeys: ReadonlyMap<string, readonly string[]>;
  ambient: number | null;
  /** null as soon as one line has none: a sum of some would look like the whole. */
  at15: number | null;
  /** What validation would say about the document itself, at whatever line it was found. */
  headProblems: readonly Problem[];
  error: unknown;
}

function sum(values: readonly (number | null)[]): number | null {
  if (values.length === 0 || values.some((value) => value === null)) return null;
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}

export function usePreview(form: DocumentFormState): LinesPreview {
  const { head, lines, kind, moment } = form;
  const sent = sentLines(lines);
  const query = useLinesPreview({
    document_type: KINDS[kind].documentType,
    depot_id: head.depot,
    produit_id: head.produit,
    survenu_at: moment.iso,
    lignes: sent.map(lineJson),
    proprietaire_type: head.proprietaire,
    partenaire_id: head.proprietaire === "PARTENAIRE" ? head.partenaire || null : null,
    remplace_id: replacedId(form.source),
  });
  const shown = query.lines;
  const keys = sent.map((line) => line.key).join();
  return useMemo(() => {
    const pairs = keys
      .split(",")
      .flatMap((key, index) => (shown?.[index] ? [[key, shown[index]] as const] : []));
    const byKey = new Map(pairs);
    return {
      ofLine: (key: string) => byKey.get(key),
      problemKeys: new Map(
        pairs.map(([key, line]) => [key, line.problemes.map((problem) => problem.key)]),
      ),
      ambient: sum(pairs.map(([, line]) => line.volume_ambiant)),
      at15: sum(pairs.map(([, line]) => line.volume_15c)),
      headProblems: (shown?.[0]?.problemes ?? []).filter(({ key }) => headFieldOf(key) !== null),
      error: query.error,
    };
  }, [keys, shown, query.error]);
}
