import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslate } from "react-admin";

interface BarProps {
  isFiltered: boolean;
  onReset: () => void;
  children: ReactNode;
}

export function FilterBar({ isFiltered, onReset, children }: BarProps) {
  const translate = useTranslate();
  return (
    <Stack
      direction="row"
      role="search"
      sx={{
        gap: 1.5,
        flexWrap: "wrap",
        alignItems: "center",
        "& > .MuiTextField-root": { width: { xs: "calc(50% - 6px)", sm: 170, xl: 200 } },
        "& > .MuiTextField-root:first-of-type": { width: { xs: "100%", sm: 220, xl: 240 } },
      }}
    >
      {children}
      {isFiltered ? (
        <Button size="small" onClick={onReset}>
          {translate("ui.reset_filters")}
        </Button>
      ) : null}
    </Stack>
  );
}

interface SelectProps {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  /** Words for "no choice"; by default, "all". false: something is always chosen. */
  allLabel?: string | false;
}

export function FilterSelect({ label, value, options, onChange, allLabel }: SelectProps) {
  const translate = useTranslate();
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      {allLabel === false ? null : <MenuItem value="">{allLabel ?? translate("ui.all")}</MenuItem>}
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

const TYPING_PAUSE_MS = 300;

interface SearchProps {
  value: string;
  onChange: (value: string) => void;
  label?: string;
}

/** Waits for a pause in the typing, so that a word is one request and one step back. */
export function FilterSearch({ value, onChange, label }: SearchProps) {
  const translate = useTranslate();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <TextField
      type="search"
      label={label ?? translate("ui.search")}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
