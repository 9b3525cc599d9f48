import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../../shared/depot/form/decimal-field.tsx";
import type { Product } from "../../../shared/depot/reference-data.ts";
import { levelFault, type TankForm } from "../model/tank-form.ts";
import { TANK_STATUTS } from "./tank-filter-bar.tsx";

interface Props {
  form: TankForm;
  products: readonly Product[];
  onChange: (changes: Partial<TankForm>) => void;
}

export function TankFields({ form, products, onChange }: Props) {
  const translate = useTranslate();
  const fault = levelFault(form);
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  const usable = products.filter((product) => product.actif || product.id === form.produit_id);
  return (
    <>
      <TextField
        label={translate("depot_stock.fields.nom")}
        value={form.nom}
        required
        autoFocus
        onChange={(event) => onChange({ nom: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <TextField
        select
        label={translate("depot.product")}
        value={form.produit_id}
        required
        onChange={(event) => onChange({ produit_id: event.target.value })}
      >
        {usable.map((product) => (
          <MenuItem key={product.id} value={product.id}>
            {product.nom}
          </MenuItem>
        ))}
      </TextField>
      <DecimalField
        label={translate("depot.tanks.capacity")}
        value={form.capacite_totale}
        unit={translate("depot.unit_l")}
        isRequired
        onChange={(capacite_totale) => onChange({ capacite_totale })}
      />
      <DecimalField
        label={translate("depot.tanks.safe_fill")}
        value={form.remplissage_max_l}
        unit={translate("depot.unit_l")}
        isRequired
        help={word("safe_fill_help")}
        error={fault === "safe_fill_over" ? word("safe_fill_over") : undefined}
        onChange={(remplissage_max_l) => onChange({ remplissage_max_l })}
      />
      <DecimalField
        label={translate("depot.tanks.heel")}
        value={form.volume_mort_l}
        unit={translate("depot.unit_l")}
        isRequired
        help={word("heel_help")}
        error={fault === "heel_over" ? word("heel_over") : undefined}
        onChange={(volume_mort_l) => onChange({ volume_mort_l })}
      />
      <TextField
        select
        label={translate("depot.statut")}
        value={form.statut}
        onChange={(event) => onChange({ statut: event.target.value })}
      >
        {TANK_STATUTS.map((statut) => (
          <MenuItem key={statut} value={statut}>
            {translate(`depot.statuts.${statut}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={translate("depot_stock.fields.localisation")}
        value={form.localisation}
        onChange={(event) => onChange({ localisation: event.target.value })}
      />
      <DecimalField
        label={translate("depot_stock.fields.position")}
        value={form.position}
        help={word("position_help")}
        onChange={(position) => onChange({ position })}
      />
      <TextField
        label={translate("depot.note")}
        value={form.note}
        multiline
        minRows={2}
        onChange={(event) => onChange({ note: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </>
  );
}
