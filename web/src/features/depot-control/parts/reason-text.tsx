import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";

interface Props {
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
}

/** Why the books are to change: long enough to be understood in a year. */
export function ReasonText({ value, onChange, error }: Props) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate("depot_control.adjustments.reason")}
      helperText={error ?? translate("depot_control.adjustments.reason_help")}
      error={error !== undefined}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      multiline
      minRows={2}
      required
      slotProps={{ htmlInput: { maxLength: 2000, "data-field": "reason" } }}
    />
  );
}
