import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import type { Grouping } from "../data/reports.ts";
import type { BilanRow, DailyRow, LabelColumn } from "../model/report.ts";

export function useDailyLabels(): LabelColumn<DailyRow>[] {
  const translate = useTranslate();
  const owner = useOwnerText();
  return [
    { key: "day", label: translate("depot.day"), text: (row) => row.date_jour },
    { key: "tank", label: translate("depot.tank"), text: (row) => row.citerne_nom },
    { key: "product", label: translate("depot.product"), text: (row) => row.produit_nom },
    { key: "owner", label: translate("depot.owner"), text: owner },
  ];
}

export function useBilanLabels(grouping: Grouping): LabelColumn<BilanRow>[] {
  const translate = useTranslate();
  const owner = useOwnerText();
  const product: LabelColumn<BilanRow> = {
    key: "product",
    label: translate("depot.product"),
    text: (row) => row.produit_nom,
  };
  if (grouping === "citerne") {
    return [
      product,
      { key: "tank", label: translate("depot.tank"), text: (row) => row.citerne_nom ?? "–" },
    ];
  }
  if (grouping === "proprietaire") {
    return [
      product,
      {
        key: "owner",
        label: translate("depot.owner"),
        text: (row) =>
          owner({
            proprietaire_type: row.proprietaire_type ?? "MONALUXE",
            partenaire_nom: row.partenaire_nom,
          }),
      },
    ];
  }
  return [product];
}
