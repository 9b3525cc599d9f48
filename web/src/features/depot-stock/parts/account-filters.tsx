import { useTranslate } from "react-admin";
import { useParties, useProducts, useTanks } from "../../../shared/depot/reference-data.ts";
import { FilterSelect } from "../../../shared/ui/filter-bar.tsx";

export interface AccountChoice {
  readonly citerne: string;
  readonly produit: string;
  /** "MONALUXE", or the id of a partner. */
  readonly proprietaire: string;
}

interface Props {
  choice: AccountChoice;
  depotId: string | null;
  onChange: (changes: Partial<AccountChoice>) => void;
}

/** Which stock accounts: of a tank, of a product, of an owner. */
export function AccountFilters({ choice, depotId, onChange }: Props) {
  const translate = useTranslate();
  const tanks = useTanks().data ?? [];
  const products = useProducts().data ?? [];
  const partners = useParties("partenaires").data ?? [];
  const here = tanks.filter((tank) => depotId === null || tank.depot_id === depotId);
  return (
    <>
      <FilterSelect
        label={translate("depot.tank")}
        value={choice.citerne}
        options={here.map(({ id, nom }) => ({ value: id, label: nom }))}
        onChange={(citerne) => onChange({ citerne })}
      />
      <FilterSelect
        label={translate("depot.product")}
        value={choice.produit}
        options={products.map(({ id, nom }) => ({ value: id, label: nom }))}
        onChange={(produit) => onChange({ produit })}
      />
      <FilterSelect
        label={translate("depot.owner")}
        value={choice.proprietaire}
        options={[
          { value: "MONALUXE", label: translate("depot.owners.MONALUXE") },
          ...partners.map(({ id, nom }) => ({ value: id, label: nom })),
        ]}
        onChange={(proprietaire) => onChange({ proprietaire })}
      />
    </>
  );
}
