import { useTranslate } from "react-admin";
import { FilterBar, FilterSearch, FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { type ExposureRow, effects, rolesOf } from "../model/exposure.ts";
import type { MatrixUrl } from "./matrix-panel.tsx";

interface Props {
  rows: readonly ExposureRow[] | undefined;
  filters: MatrixUrl;
  onChange: (changes: Partial<Record<keyof MatrixUrl, string>>) => void;
  onReset: () => void;
}

const SCHEMAS = ["access", "security", "governance", "ops", "foundation"];

export function MatrixFilterBar({ rows = [], filters, onChange, onReset }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.${key}`);
  const types = [...new Set(rows.map((row) => row.object_type))].sort();
  const isFiltered = [filters.q, filters.role, filters.type, filters.effect].some(Boolean);
  return (
    <FilterBar isFiltered={isFiltered || filters.schema !== "public"} onReset={onReset}>
      <FilterSearch label={word("text")} value={filters.q} onChange={(q) => onChange({ q })} />
      <FilterSelect
        label={word("role")}
        value={filters.role}
        options={rolesOf(rows).map((role) => ({ value: role, label: role }))}
        onChange={(role) => onChange({ role })}
      />
      <FilterSelect
        label={word("effect")}
        value={filters.effect}
        options={effects.map((effect) => ({ value: effect, label: word(`effect_${effect}`) }))}
        onChange={(effect) => onChange({ effect })}
      />
      <FilterSelect
        label={word("type")}
        value={filters.type}
        options={types.map((type) => ({
          value: type,
          label: translate(`security.exposure.type_${type}`, { _: type }),
        }))}
        onChange={(type) => onChange({ type })}
      />
      <FilterSelect
        label={word("schema")}
        value={filters.schema === "public" ? "" : filters.schema}
        allLabel="public"
        options={[
          ...SCHEMAS.map((schema) => ({ value: schema, label: schema })),
          { value: "*", label: word("all_schemas") },
        ]}
        onChange={(schema) => onChange({ schema: schema || "public" })}
      />
    </FilterBar>
  );
}
