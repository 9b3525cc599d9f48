import { useTranslate } from "react-admin";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { useParties, useProducts } from "../../../shared/depot/reference-data.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { STEPS } from "../model/trip.ts";
import type { TripFilters } from "../model/trip-filters.ts";

interface Props {
  filters: TripFilters;
  isFiltered: boolean;
  onChange: (changes: Partial<TripFilters>) => void;
  onReset: () => void;
}

export function TripFilterBar({ filters, isFiltered, onChange, onReset }: Props) {
  const translate = useTranslate();
  const products = useProducts();
  const suppliers = useParties("fournisseurs");
  const named = (rows: readonly { id: string; nom: string }[] | undefined) =>
    (rows ?? []).map(({ id, nom }) => ({ value: id, label: nom }));
  return (
    <FilterBar isFiltered={isFiltered} onReset={onReset}>
      <FilterSearch
        label={translate("depot_trips.plate")}
        value={filters.plaque}
        onChange={(plaque) => onChange({ plaque })}
      />
      <FilterSelect
        label={translate("depot.statut")}
        value={filters.statut}
        options={[...STEPS, "ANNULE"].map((step) => ({
          value: step,
          label: translate(`depot.statuts.${step}`),
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
        label={translate("depot.supplier")}
        value={filters.fournisseur}
        options={named(suppliers.data)}
        onChange={(fournisseur) => onChange({ fournisseur })}
      />
      <PeriodFields choice={filters} onChange={onChange} />
    </FilterBar>
  );
}
