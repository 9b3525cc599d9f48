import InputAdornment from "@mui/material/InputAdornment";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { isDecimal } from "./decimal.ts";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Where the focus goes when the database refuses this value. */
  name?: string;
  unit?: string;
  help?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  hasFocus?: boolean;
  /** Enter in this field asks for the next row of a table of lines. */
  isRowEnd?: boolean;
  /** The number pad of some phones has no minus. */
  isSigned?: boolean;
}

/** A number: the number pad on a phone, comma or point, said at once when it is none. */
export function DecimalField(props: Props) {
  const { label, value, onChange, name, unit, help, error, isRequired, hasFocus } = props;
  const translate = useTranslate();
  const fault = error ?? (isDecimal(value) ? undefined : translate("depot.form.not_a_number"));
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required={isRequired ?? false}
      autoFocus={hasFocus ?? false}
      error={fault !== undefined}
      helperText={fault ?? help}
      slotProps={{
        htmlInput: {
          inputMode: props.isSigned ? "text" : "decimal",
          enterKeyHint: "next",
          autoComplete: "off",
          dir: "ltr",
          "data-field": name,
          ...(props.isRowEnd ? { "data-row-end": "" } : {}),
          style: { fontVariantNumeric: "tabular-nums" },
        },
        input: unit
          ? {
              endAdornment: (
                <InputAdornment position="end">
                  <bdi dir="ltr">{unit}</bdi>
                </InputAdornment>
              ),
            }
          : {},
      }}
    />
  );
}
