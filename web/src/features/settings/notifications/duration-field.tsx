import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { intervalSeconds } from "./interval.ts";

interface Props {
  label: string;
  helperText?: string;
  value: string | null;
  /** Choices in seconds; a stored value outside them is kept and shown. */
  presets: readonly number[];
  noneLabel?: string;
  onChange: (interval: string | null) => void;
}

export function DurationField({ label, helperText, value, presets, noneLabel, onChange }: Props) {
  const translate = useTranslate();
  const { duration } = useFormat();
  const current = value === null ? null : intervalSeconds(value);
  const choices = current === null || presets.includes(current) ? presets : [...presets, current];
  return (
    <TextField
      select
      label={label}
      helperText={helperText}
      value={current === null ? "" : String(current)}
      onChange={(event) =>
        onChange(event.target.value === "" ? null : `${event.target.value} seconds`)
      }
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      {noneLabel ? <MenuItem value="">{noneLabel}</MenuItem> : null}
      {[...choices]
        .sort((left, right) => left - right)
        .map((seconds) => (
          <MenuItem key={seconds} value={String(seconds)}>
            {seconds === 0 ? translate("settings.notifications.at_once") : duration(seconds)}
          </MenuItem>
        ))}
    </TextField>
  );
}
