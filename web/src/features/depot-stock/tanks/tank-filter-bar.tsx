import { useTranslate } from "react-admin";
import { useProducts } from "../../../shared/depot/reference-data.ts";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import type { TankFilters } from "../model/tank.ts";

interface Props {
  filters: TankFilters;
  isFiltered: boolean;
  onChange: (changes: Partial<TankFilters>) => void;
  onReset: () => void;
}

export const TANK_STATUTS = ["active", "maintenance", "inactive"] as const;

export function TankFilterBar({ filters, isFiltered, onChange, onReset }: Props) {
  const translate = useTranslate();
  const products = useProducts().data ?? [];
  return (
    <FilterBar isFiltered={isFiltered} onReset={onReset}>
      <FilterSearch value={filters.q} onChange={(q) => onChange({ q })} />
      <FilterSelect
        label={translate("depot.product")}
        value={filters.produit}
        options={products.map(({ id, nom }) => ({ value: id, label: nom }))}
        onChange={(produit) => onChange({ produit })}
      />
      <FilterSelect
        label={translate("depot.statut")}
        value={filters.statut}
        options={TANK_STATUTS.map((value) => ({
          value,
          label: translate(`depot.statuts.${value}`),
        }))}
        onChange={(statut) => onChange({ statut })}
      />
      <FilterSelect
        label={translate("depot_stock.tanks.condition")}
        value={filters.etat}
        options={[{ value: "signal", label: translate("depot_stock.tanks.with_signal") }]}
        onChange={(etat) => onChange({ etat })}
      />
    </FilterBar>
  );
}
