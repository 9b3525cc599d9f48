import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { Flag, FlagValue } from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";

interface Props {
  flag: Flag;
  /** As typed; parseValue turns it into the flag's type. */
  value: string;
  onChange: (value: string) => void;
}

export function choicesOf(flag: Flag): FlagValue[] | null {
  if (Array.isArray(flag.allowed_values)) return flag.allowed_values;
  return flag.value_type === "boolean" ? [true, false] : null;
}

/** undefined: not a value of this flag. The range is the database's to judge. */
export function parseValue(flag: Flag, typed: string): FlagValue | undefined {
  const choices = choicesOf(flag);
  if (choices) return choices.find((choice) => String(choice) === typed);
  if (flag.value_type === "text") return typed;
  const parsed = Number(typed.replace(",", "."));
  return typed.trim() === "" || Number.isNaN(parsed) ? undefined : parsed;
}

export function FlagValueField({ flag, value, onChange }: Props) {
  const translate = useTranslate();
  const words = useFlagWords();
  const choices = choicesOf(flag);
  const label = translate("settings.flags.new_value");
  if (choices) {
    return (
      <TextField
        select
        label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
      >
        {choices.map((choice) => (
          <MenuItem key={String(choice)} value={String(choice)}>
            {words.value(choice)}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  const isNumber = flag.value_type !== "text";
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required={isNumber}
      multiline={!isNumber}
      slotProps={{ htmlInput: { dir: "ltr", inputMode: isNumber ? "decimal" : "text" } }}
    />
  );
}
