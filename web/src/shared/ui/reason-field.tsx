import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";

interface Props {
  value: string;
  onChange: (value: string) => void;
  maxLength?: number;
}

/** Why: kept in the history beside the name of whoever acts. */
export function ReasonField({ value, onChange, maxLength = 500 }: Props) {
  const translate = useTranslate();
  return (
    <TextField
      label={translate("ui.reason")}
      helperText={translate("ui.reason_help")}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      multiline
      minRows={2}
      required
      slotProps={{ htmlInput: { maxLength } }}
    />
  );
}
