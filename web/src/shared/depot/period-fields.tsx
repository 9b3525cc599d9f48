import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { FilterSelect } from "../ui/filter-bar.tsx";
import { PERIODS, type PeriodFilters } from "./period.ts";

interface Props {
  filters: PeriodFilters;
  onChange: (changes: Partial<PeriodFilters>) => void;
}

/** The usual periods in one choice; two days of one's own when none of them fits. */
export function PeriodFields({ filters, onChange }: Props) {
  const translate = useTranslate();
  const day = (name: "du" | "au", label: string) => (
    <TextField
      type="date"
      label={label}
      value={filters[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  );
  return (
    <>
      <FilterSelect
        label={translate("depot.period.label")}
        allLabel={translate("depot.period.all")}
        value={filters.period === "all" ? "" : filters.period}
        options={PERIODS.filter((period) => period !== "all").map((period) => ({
          value: period,
          label: translate(`depot.period.${period}`),
        }))}
        onChange={(period) => onChange({ period: period === "" ? "all" : period })}
      />
      {filters.period === "custom" ? (
        <>
          {day("du", translate("depot.from"))}
          {day("au", translate("depot.until"))}
        </>
      ) : null}
    </>
  );
}
