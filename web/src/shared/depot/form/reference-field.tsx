import Autocomplete from "@mui/material/Autocomplete";
import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import type { Ref } from "react";
import { useTranslate } from "react-admin";

export interface Option {
  readonly id: string;
  readonly label: string;
  /** A second line: the free room of a tank, the state of a trip. */
  readonly hint?: string | undefined;
  readonly isDisabled?: boolean;
}

interface Props {
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (id: string) => void;
  name?: string;
  help?: string | undefined;
  error?: string | undefined;
  isRequired?: boolean;
  isDisabled?: boolean;
  hasFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** Type a few letters, Enter or Tab takes the first that fits: no hand leaves the keyboard. */
export function ReferenceField(props: Props) {
  const { label, value, options, onChange, name, help, error } = props;
  const translate = useTranslate();
  const chosen = options.find((option) => option.id === value) ?? null;
  return (
    <Autocomplete<Option>
      value={chosen}
      options={[...options]}
      onChange={(_event, option) => onChange(option?.id ?? "")}
      getOptionLabel={(option) => option.label}
      getOptionKey={(option) => option.id}
      getOptionDisabled={(option) => option.isDisabled ?? false}
      isOptionEqualToValue={(left, right) => left.id === right.id}
      disabled={props.isDisabled ?? false}
      size="small"
      autoHighlight
      autoSelect
      noOptionsText={translate("depot.form.no_option")}
      openText={translate("depot.form.open")}
      closeText={translate("ui.close")}
      clearText={translate("depot.form.clear")}
      renderOption={({ key, ...item }, option) => (
        <Box component="li" key={key} {...item}>
          <Box>
            <bdi>{option.label}</bdi>
            {option.hint ? (
              <Box sx={{ typography: "caption", color: "text.secondary" }}>{option.hint}</Box>
            ) : null}
          </Box>
        </Box>
      )}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required={props.isRequired ?? false}
          autoFocus={props.hasFocus ?? false}
          error={error !== undefined}
          helperText={error ?? help}
          {...(props.inputRef ? { inputRef: props.inputRef } : {})}
          slotProps={{
            ...params.slotProps,
            htmlInput: { ...params.slotProps.htmlInput, "data-field": name },
          }}
        />
      )}
    />
  );
}
