import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { Truck } from "../reference-data.ts";

/** One spelling of a plate, as the database keeps it. */
export function normalisePlate(plate: string): string {
  return plate.trim().replace(/\s+/g, " ").toUpperCase();
}

export function truckOf(trucks: readonly Truck[], plate: string): Truck | null {
  const wanted = normalisePlate(plate);
  return trucks.find((truck) => truck.plaque === wanted) ?? null;
}

interface Props {
  label: string;
  value: string;
  trucks: readonly Truck[];
  onChange: (plate: string) => void;
  /** A known truck was meant: its trailer and carrier can be filled in. */
  onTruck: (truck: Truck) => void;
  name?: string;
  error?: string | undefined;
  isRequired?: boolean;
  hasFocus?: boolean;
}

/** A plate of the list, or any other: a truck may come that nobody has listed yet. */
export function PlateField(props: Props) {
  const { label, value, trucks, onChange, onTruck, name, error, isRequired, hasFocus } = props;
  const translate = useTranslate();
  const change = (plate: string) => {
    onChange(plate);
    const truck = truckOf(trucks, plate);
    if (truck) onTruck(truck);
  };
  const isKnown = truckOf(trucks, value) !== null;
  return (
    <Autocomplete<string, false, false, true>
      freeSolo
      size="small"
      inputValue={value}
      value={value}
      options={trucks.filter((truck) => truck.actif).map((truck) => truck.plaque)}
      onInputChange={(_event, text, reason) => {
        if (reason !== "reset" || text !== "") change(text);
      }}
      clearText={translate("depot.form.clear")}
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          required={isRequired ?? false}
          autoFocus={hasFocus ?? false}
          error={error !== undefined}
          helperText={error ?? (isKnown ? translate("depot.form.known_truck") : undefined)}
          slotProps={{
            ...params.slotProps,
            htmlInput: {
              ...params.slotProps.htmlInput,
              "data-field": name,
              dir: "ltr",
              autoCapitalize: "characters",
              maxLength: 20,
            },
          }}
        />
      )}
    />
  );
}
