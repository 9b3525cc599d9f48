import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useId } from "react";

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  label: string;
  value: string;
  choices: readonly Choice[];
  onPick: (value: string) => void;
}

/** A choice that the address names but the list does not know (yet) stays visible as it is. */
export function ChoiceField({ label, value, choices, onPick }: Props) {
  const id = useId();
  const isKnown = choices.some((choice) => choice.value === value);
  const shown = isKnown ? choices : [...choices, { value, label: value }];
  return (
    <TextField
      select
      id={id}
      label={label}
      value={value}
      onChange={(event) => onPick(event.target.value)}
      sx={{ bgcolor: "background.paper" }}
      slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
    >
      {shown.map((choice) => (
        <MenuItem key={choice.value} value={choice.value}>
          {choice.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
