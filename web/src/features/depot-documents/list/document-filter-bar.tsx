import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { useParties, useProducts, useTanks } from "../../../shared/depot/reference-data.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { type DocumentFilters, isFiltered, STATUTS } from "../model/document-filters.ts";

interface Props {
  depotId: string | null;
  filters: DocumentFilters;
  onChange: (changes: Partial<DocumentFilters>) => void;
  onReset: () => void;
}

const named = (rows: readonly { id: string; nom: string }[] | undefined) =>
  (rows ?? []).map(({ id, nom }) => ({ value: id, label: nom }));

export function DocumentFilterBar({ depotId, filters, onChange, onReset }: Props) {
  const translate = useTranslate();
  const ownerText = useOwnerText();
  const products = useProducts();
  const tanks = useTanks();
  const partners = useParties("partenaires");
  const own = { value: "MONALUXE", label: ownerText({ proprietaire_type: "MONALUXE" }) };
  return (
    <FilterBar isFiltered={isFiltered(filters)} onReset={onReset}>
      <FilterSearch
        label={translate("depot_documents.search")}
        value={filters.numero}
        onChange={(numero) => onChange({ numero })}
      />
      <PeriodFields choice={filters} onChange={onChange} />
      <FilterSelect
        label={translate("depot.statut")}
        value={filters.statut}
        options={STATUTS.map((statut) => ({
          value: statut,
          label: translate(`depot.statuts.${statut}`),
        }))}
        onChange={(statut) => onChange({ statut })}
      />
      <FilterSelect
        label={translate("depot.product")}
        value={filters.produit}
        options={named(products.data)}
        onChange={(produit) => onChange({ produit })}
      />
      <FilterSelect
        label={translate("depot.tank")}
        value={filters.citerne}
        options={named(tanks.data?.filter((tank) => !depotId || tank.depot_id === depotId))}
        onChange={(citerne) => onChange({ citerne })}
      />
      <FilterSelect
        label={translate("depot.owner")}
        value={filters.proprietaire}
        options={[own, ...named(partners.data)]}
        onChange={(proprietaire) => onChange({ proprietaire })}
      />
    </FilterBar>
  );
}
