import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import type { Adjustment } from "../data/adjustments.ts";

export function useAdjustmentCsv(): CsvColumn<Adjustment>[] {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  const common = (key: string) => translate(`depot.${key}`);
  return [
    { header: word("id"), value: (row) => row.id },
    { header: word("nature"), value: (row) => translate(`depot.natures.${row.nature}`) },
    { header: common("statut"), value: (row) => translate(`depot.statuts.${row.statut}`) },
    { header: word("when"), value: (row) => row.survenu_at },
    { header: common("depot"), value: (row) => row.depot_nom },
    { header: common("tank"), value: (row) => row.citerne_nom },
    { header: common("product"), value: (row) => row.produit_nom },
    { header: common("owner"), value: (row) => ownerText(row) },
    { header: common("ambient_l"), value: (row) => row.delta_ambiant },
    { header: common("at_15_l"), value: (row) => row.delta_15c },
    { header: word("reason"), value: (row) => row.reason },
    { header: word("proof"), value: (row) => row.preuve },
    { header: word("proposed_by"), value: (row) => row.created_by_nom },
    { header: word("proposed_at"), value: (row) => row.created_at },
    { header: word("decided_by"), value: (row) => row.decide_par_nom },
    { header: word("decided_at"), value: (row) => row.decide_at },
    { header: word("decision_note"), value: (row) => row.decide_motif },
    { header: word("reversed_reason"), value: (row) => row.annule_motif },
  ];
}
