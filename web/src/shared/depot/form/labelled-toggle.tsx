import Box from "@mui/material/Box";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import Typography from "@mui/material/Typography";
import { useId } from "react";

interface Props<Value extends string> {
  label: string;
  value: Value;
  options: readonly { value: Value; label: string }[];
  onChange: (value: Value) => void;
  name?: string;
  error?: string | undefined;
  isDisabled?: boolean;
}

/** One of two or three: all answers in sight, one key to change it. Same height as a text field. */
export function LabelledToggle<Value extends string>(props: Props<Value>) {
  const { label, value, options, onChange, name, error, isDisabled = false } = props;
  const labelId = useId();
  return (
    <Box sx={{ position: "relative" }}>
      <Typography
        variant="caption"
        color="textSecondary"
        component="p"
        id={labelId}
        sx={{ position: "absolute", top: -11, insetInlineStart: 10, lineHeight: 1 }}
      >
        {label}
      </Typography>
      <ToggleButtonGroup
        exclusive
        fullWidth
        size="small"
        sx={{ height: 40 }}
        aria-labelledby={labelId}
        value={value}
        disabled={isDisabled}
        onChange={(_event, next: Value | null) => {
          if (next) onChange(next);
        }}
      >
        {options.map((option, index) => (
          <ToggleButton
            key={option.value}
            value={option.value}
            {...(index === 0 && name ? { "data-field": name } : {})}
          >
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {error ? (
        <Typography variant="caption" color="error" role="alert">
          {error}
        </Typography>
      ) : null}
    </Box>
  );
}
