import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import { momentOf, type StockDocument, tanksOf } from "../model/document.ts";
import type { Kind } from "../model/kind.ts";

export function useDocumentCsv(kind: Kind): CsvColumn<StockDocument>[] {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const word = (key: string) => translate(`depot_documents.${key}`);
  const common = (key: string) => translate(`depot.${key}`);
  const own: CsvColumn<StockDocument>[] =
    kind === "reception"
      ? [
          { header: common("supplier"), value: (row) => row.fournisseur_nom },
          { header: word("bl"), value: (row) => row.bl_numero },
          { header: word("trip"), value: (row) => row.cdr_plaque },
        ]
      : [
          { header: common("client"), value: (row) => row.client_nom },
          { header: word("order"), value: (row) => row.commande_numero },
          { header: word("trailer"), value: (row) => row.plaque_remorque },
          { header: common("driver"), value: (row) => row.chauffeur_nom },
          { header: common("carrier"), value: (row) => row.transporteur_nom },
        ];
  return [
    { header: word("id"), value: (row) => row.id },
    { header: word("numero"), value: (row) => row.numero },
    { header: common("statut"), value: (row) => translate(`depot.statuts.${row.statut}`) },
    { header: word(`${kind}.when`), value: (row) => momentOf(kind, row) },
    { header: common("depot"), value: (row) => row.depot_nom },
    { header: common("product"), value: (row) => row.produit_nom },
    { header: common("tank"), value: (row) => tanksOf(row).join(" + ") },
    { header: common("owner"), value: (row) => ownerText(row) },
    ...own,
    { header: word("plate"), value: (row) => row.plaque_camion },
    { header: word("seals"), value: (row) => row.scelles },
    { header: common("ambient_l"), value: (row) => row.volume_ambiant },
    { header: common("at_15_l"), value: (row) => row.volume_15c },
    { header: word("history.created_by"), value: (row) => row.created_by_nom },
    { header: word("history.validated_by"), value: (row) => row.validated_by_nom },
    { header: word("history.validated_at"), value: (row) => row.validated_at },
    { header: word("history.reason"), value: (row) => row.clos_motif },
    { header: common("note"), value: (row) => row.note },
  ];
}
