import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useSession } from "../session/session-context.ts";
import { FilterSelect } from "../ui/filter-bar.tsx";
import { dayIn } from "./form/zone.ts";
import { type PeriodChoice, type Preset, resolvePeriod } from "./period.ts";

// Of a list that one looks through; reports name their own.
const PRESETS: readonly Preset[] = ["today", "7d", "30d", "90d", "all", "custom"];

interface Props {
  choice: PeriodChoice;
  presets?: readonly Preset[];
  /** At the depot; without, by the clock of the company. */
  today?: string;
  onChange: (changes: { period?: string; du?: string; au?: string }) => void;
}

/** A usual period, or days of one's own. */
export function PeriodFields({ choice, presets = PRESETS, onChange, ...props }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const today = props.today ?? dayIn(tenant.timezone);
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
        label={translate("depot.period.label")}
        value={choice.period === "all" ? "" : choice.period}
        allLabel={presets.includes("all") ? translate("depot.period.all") : false}
        options={presets
          .filter((preset) => preset !== "all")
          .map((preset) => ({ value: preset, label: translate(`depot.period.${preset}`) }))}
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
