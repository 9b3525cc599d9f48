import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../shared/depot/form/decimal-field.tsx";
import { MomentField } from "../../shared/depot/form/moment-field.tsx";
import { ReferenceField } from "../../shared/depot/form/reference-field.tsx";
import { useParties } from "../../shared/depot/reference-data.ts";
import { parseCompartments } from "./model/compartments.ts";
import type { FieldsProps } from "./party-fields.tsx";

export function TruckFields({ draft, onChange }: FieldsProps) {
  const translate = useTranslate();
  const carriers = useParties("transporteurs");
  const field = (key: string) => translate(`depot_references.fields.${key}`);
  const isWrong = parseCompartments(draft.compartiments_l ?? "") === null;
  const text = (name: "plaque" | "plaque_remorque" | "certificat_numero") => (
    <TextField
      label={field(name)}
      value={draft[name] ?? ""}
      onChange={(event) => onChange({ [name]: event.target.value })}
      required={name === "plaque"}
      autoFocus={name === "plaque"}
      autoComplete="off"
      slotProps={{ htmlInput: { maxLength: 60, dir: "ltr" } }}
    />
  );
  return (
    <>
      {text("plaque")}
      {text("plaque_remorque")}
      <ReferenceField
        label={field("transporteur_id")}
        value={draft.transporteur_id ?? ""}
        options={(carriers.data ?? [])
          .filter((carrier) => carrier.actif || carrier.id === draft.transporteur_id)
          .map(({ id, nom }) => ({ id, label: nom }))}
        onChange={(id) => onChange({ transporteur_id: id })}
      />
      <DecimalField
        label={field("capacite_l")}
        value={draft.capacite_l ?? ""}
        onChange={(value) => onChange({ capacite_l: value })}
        unit="L"
      />
      <TextField
        label={field("compartiments_l")}
        value={draft.compartiments_l ?? ""}
        onChange={(event) => onChange({ compartiments_l: event.target.value })}
        error={isWrong}
        helperText={translate(
          isWrong ? "depot_references.compartments_wrong" : "depot_references.compartments_help",
        )}
        autoComplete="off"
        slotProps={{ htmlInput: { dir: "ltr" } }}
      />
      {text("certificat_numero")}
      <MomentField
        label={field("certificat_valide_au")}
        value={draft.certificat_valide_au ?? ""}
        onChange={(value) => onChange({ certificat_valide_au: value })}
        isDay
      />
    </>
  );
}
