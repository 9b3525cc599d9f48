import { useTranslate } from "react-admin";
import { PeriodFields } from "../../../shared/depot/period-fields.tsx";
import { useProducts, useTanks } from "../../../shared/depot/reference-data.ts";
import { FilterBar, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { type ControlFilters, isFiltered } from "../data/control-query.ts";

interface Props {
  depotId: string | null;
  filters: ControlFilters;
  states: readonly { value: string; label: string }[];
  onChange: (changes: Partial<ControlFilters>) => void;
  onReset: () => void;
}

const named = (rows: readonly { id: string; nom: string }[] | undefined) =>
  (rows ?? []).map(({ id, nom }) => ({ value: id, label: nom }));

export function ControlFilterBar({ depotId, filters, states, onChange, onReset }: Props) {
  const translate = useTranslate();
  const products = useProducts();
  const tanks = useTanks();
  return (
    <FilterBar isFiltered={isFiltered(filters)} onReset={onReset}>
      <FilterSelect
        label={translate("depot.tank")}
        value={filters.citerne}
        options={named(tanks.data?.filter((tank) => !depotId || tank.depot_id === depotId))}
        onChange={(citerne) => onChange({ citerne })}
      />
      <PeriodFields choice={filters} onChange={onChange} />
      <FilterSelect
        label={translate("depot.product")}
        value={filters.produit}
        options={named(products.data)}
        onChange={(produit) => onChange({ produit })}
      />
      <FilterSelect
        label={translate("depot.statut")}
        value={filters.etat}
        options={states}
        onChange={(etat) => onChange({ etat })}
      />
    </FilterBar>
  );
}
