import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import type { JournalRow } from "../model/journal.ts";

/** The ledger as a file: every column that lets someone else compute it again. */
export function useJournalColumns(): CsvColumn<JournalRow>[] {
  const translate = useTranslate();
  const owner = useOwnerText();
  const word = (key: string) => translate(`depot_stock.journal.${key}`);
  return [
    { header: word("when"), value: (row) => row.survenu_at },
    { header: translate("depot.day"), value: (row) => row.date_jour },
    { header: word("nature"), value: (row) => translate(`depot.natures.${row.nature}`) },
    { header: word("reversal"), value: (row) => row.est_contrepassation },
    { header: translate("depot.depot"), value: (row) => row.depot_nom },
    { header: translate("depot.tank"), value: (row) => row.citerne_nom },
    { header: translate("depot.product"), value: (row) => row.produit_nom },
    { header: translate("depot.owner"), value: owner },
    { header: translate("depot.ambient_l"), value: (row) => row.volume_ambiant },
    { header: translate("depot.at_15_l"), value: (row) => row.volume_15c },
    { header: translate("depot.temperature"), value: (row) => row.temperature_c },
    { header: translate("depot.density_observed"), value: (row) => row.densite_observee_kgm3 },
    { header: translate("depot.density_15"), value: (row) => row.densite_a_15_kgm3 },
    { header: translate("depot_stock.fields.vcf"), value: (row) => row.vcf },
    { header: word("document"), value: (row) => row.document_numero ?? row.document_id },
    { header: word("booked_at"), value: (row) => row.booked_at },
    { header: word("booked_by"), value: (row) => row.booked_by_nom },
    { header: word("number"), value: (row) => row.citerne_no },
    { header: word("seal"), value: (row) => row.empreinte },
  ];
}
