import { useTranslate } from "react-admin";
import type { AccountChoice } from "../parts/account-filters.tsx";
import { useNames } from "../parts/use-names.ts";

/** "Citerne : TANK1", for the head of a printed report. */
export function useAccountWords(): (choice: AccountChoice) => string[] {
  const translate = useTranslate();
  const names = useNames();
  const line = (key: string, id: string, name = names.get(id)) =>
    id === ""
      ? []
      : [
          translate("depot_stock.logs.fact", {
            label: translate(`depot.${key}`),
            value: name ?? id.slice(0, 8),
          }),
        ];
  return ({ citerne, produit, proprietaire }) => [
    ...line("tank", citerne),
    ...line("product", produit),
    ...line(
      "owner",
      proprietaire,
      proprietaire === "MONALUXE" ? translate("depot.owners.MONALUXE") : names.get(proprietaire),
    ),
  ];
}
