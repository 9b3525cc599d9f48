import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../shared/depot/form/decimal-field.tsx";
import type { FieldsProps } from "./party-fields.tsx";

const FAMILIES = ["54A", "54B", "54D"] as const;
const DENSITIES = ["densite_15_min_kgm3", "densite_15_max_kgm3"] as const;
const TOLERANCES = ["tolerance_jauge_pct", "tolerance_transit_pct"] as const;

export function ProductFields({ draft, isNew, onChange }: FieldsProps) {
  const translate = useTranslate();
  const field = (key: string) => translate(`depot_references.fields.${key}`);
  const text = (name: "nom" | "code" | "description", max: number) => (
    <TextField
      label={field(name)}
      value={draft[name] ?? ""}
      onChange={(event) => onChange({ [name]: event.target.value })}
      required={name !== "description"}
      autoFocus={name === "nom"}
      autoComplete="off"
      slotProps={{ htmlInput: { maxLength: max } }}
    />
  );
  const decimal = (name: (typeof DENSITIES | typeof TOLERANCES)[number], unit: string) => (
    <DecimalField
      key={name}
      label={field(name)}
      value={draft[name] ?? ""}
      onChange={(value) => onChange({ [name]: value })}
      unit={unit}
      isRequired
    />
  );
  return (
    <>
      {text("nom", 80)}
      <Pair>
        {text("code", 16)}
        <TextField
          label={field("couleur")}
          type="color"
          value={draft.couleur ?? ""}
          onChange={(event) => onChange({ couleur: event.target.value.toLowerCase() })}
        />
      </Pair>
      <TextField
        select
        label={field("table_volume")}
        value={draft.table_volume ?? ""}
        onChange={(event) => onChange({ table_volume: event.target.value })}
        disabled={!isNew}
        helperText={translate(
          isNew ? "depot_references.family_help" : "depot_references.family_fixed",
        )}
      >
        {FAMILIES.map((family) => (
          <MenuItem key={family} value={family}>
            {translate(`depot_references.families.${family}`)}
          </MenuItem>
        ))}
      </TextField>
      <Pair>{DENSITIES.map((name) => decimal(name, "kg/m³"))}</Pair>
      <Pair>{TOLERANCES.map((name) => decimal(name, "%"))}</Pair>
      {text("description", 500)}
    </>
  );
}

function Pair({ children }: { children: React.ReactNode }) {
  return (
    <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
      {children}
    </Box>
  );
}
