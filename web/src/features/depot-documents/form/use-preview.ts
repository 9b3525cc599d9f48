import { useMemo } from "react";
import { type PreviewLine, useLinesPreview } from "../../../shared/depot/use-lines-preview.ts";
import { KINDS } from "../model/kind.ts";
import { lineJson, sentLines } from "../model/line-draft.ts";
import type { DocumentFormState } from "./use-document-form.ts";

export interface LinesPreview {
  ofLine: (key: string) => PreviewLine | undefined;
  problemKeys: ReadonlyMap<string, readonly string[]>;
  ambient: number | null;
  /** null as soon as one line has none: a sum of some would look like the whole. */
  at15: number | null;
  error: unknown;
  isFetching: boolean;
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
      error: query.error,
      isFetching: query.isFetching,
    };
  }, [keys, shown, query.error, query.isFetching]);
}
