import TextField from "@mui/material/TextField";

interface Props {
  label: string;
  /** "2026-11-22T18:00" in the zone of the depot. */
  value: string;
  onChange: (value: string) => void;
  name?: string;
  help?: string | undefined;
  error?: string | undefined;
  isDay?: boolean;
  isRequired?: boolean;
}

/** A moment, or a day, at the depot. */
export function MomentField(props: Props) {
  const { label, value, onChange, name, help, error, isDay = false, isRequired = false } = props;
  return (
    <TextField
      type={isDay ? "date" : "datetime-local"}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required={isRequired}
      error={error !== undefined}
      helperText={error ?? help}
      slotProps={{ inputLabel: { shrink: true }, htmlInput: { "data-field": name } }}
    />
  );
}
