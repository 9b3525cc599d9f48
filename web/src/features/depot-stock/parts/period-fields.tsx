import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { FilterSelect } from "../../../shared/ui/filter-bar.tsx";
import { type PeriodChoice, type Preset, resolvePeriod } from "../model/period.ts";

interface Props {
  choice: PeriodChoice;
  presets: readonly Preset[];
  today: string;
  onChange: (changes: { period?: string; du?: string; au?: string }) => void;
}

/** A usual period, or days of one's own. */
export function PeriodFields({ choice, presets, today, onChange }: Props) {
  const translate = useTranslate();
  const { du, au } = resolvePeriod(choice, today);
  const choose = (period: string) => {
    // One's own days start from those on screen.
    onChange(
      period === "custom"
        ? { period, du: du ?? today, au: au ?? today }
        : { period, du: "", au: "" },
    );
  };
  return (
    <>
      <FilterSelect
        label={translate("depot_stock.period.label")}
        value={choice.period === "all" ? "" : choice.period}
        allLabel={presets.includes("all") ? translate("depot_stock.period.all") : false}
        options={presets
          .filter((preset) => preset !== "all")
          .map((preset) => ({ value: preset, label: translate(`depot_stock.period.${preset}`) }))}
        onChange={(period) => choose(period || "all")}
      />
      {choice.period === "custom" ? (
        <>
          <DayField
            label={translate("depot.from")}
            value={choice.du}
            max={choice.au || today}
            onChange={(day) => onChange({ du: day })}
          />
          <DayField
            label={translate("depot.until")}
            value={choice.au}
            max={today}
            onChange={(day) => onChange({ au: day })}
          />
        </>
      ) : null}
    </>
  );
}

interface DayProps {
  label: string;
  value: string;
  max?: string;
  onChange: (day: string) => void;
}

export function DayField({ label, value, max, onChange }: DayProps) {
  return (
    <TextField
      type="date"
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { max } }}
    />
  );
}
