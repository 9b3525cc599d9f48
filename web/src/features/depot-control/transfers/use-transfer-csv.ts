import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import type { Transfer } from "../data/transfers.ts";

export function useTransferCsv(): CsvColumn<Transfer>[] {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const word = (key: string) => translate(`depot_control.transfers.${key}`);
  const common = (key: string) => translate(`depot.${key}`);
  return [
    { header: word("id"), value: (row) => row.id },
    { header: word("when"), value: (row) => row.survenu_at },
    { header: common("depot"), value: (row) => row.depot_nom },
    { header: word("source"), value: (row) => row.citerne_source_nom },
    { header: word("destination"), value: (row) => row.citerne_destination_nom },
    { header: common("product"), value: (row) => row.produit_nom },
    { header: common("owner"), value: (row) => ownerText(row) },
    { header: word("left_l"), value: (row) => row.volume_sorti },
    { header: word("left_15"), value: (row) => row.volume_sorti_15c },
    { header: word("arrived_l"), value: (row) => row.volume_recu },
    { header: word("arrived_15"), value: (row) => row.volume_recu_15c },
    { header: word("difference"), value: (row) => row.ecart_ambiant },
    { header: common("temperature"), value: (row) => row.temperature_c },
    { header: common("density_observed"), value: (row) => row.densite_observee_kgm3 },
    { header: common("statut"), value: (row) => translate(`depot.statuts.${row.statut}`) },
    { header: word("entered_by"), value: (row) => row.created_by_nom },
    { header: word("reason"), value: (row) => row.annule_motif },
    { header: common("note"), value: (row) => row.note },
  ];
}
