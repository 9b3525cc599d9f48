import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../../shared/depot/form/decimal-field.tsx";
import { DepotField } from "../../../shared/depot/form/depot-field.tsx";
import { fieldText } from "../../../shared/depot/form/field-errors.ts";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { optionsOf } from "../../../shared/depot/form/options.ts";
import { PlateField } from "../../../shared/depot/form/plate-field.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import { useParties, useProducts } from "../../../shared/depot/reference-data.ts";
import type { TripDraft } from "../model/trip-draft.ts";
import { LoadingPreview } from "./loading-preview.tsx";
import type { TripFormState } from "./use-trip-form.ts";

export function TripFields({ form }: { form: TripFormState }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_trips.${key}`);
  return (
    <Box sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr" } }}>
      <TruckFields form={form} />
      <SourceFields form={form} />
      <Figures form={form} />
      <Text form={form} name="bl" label={word("delivery_note")} max={200} />
      <Text form={form} name="scelles" label={word("seals")} max={500} />
      <Box sx={{ gridColumn: "1 / -1" }}>
        <Text form={form} name="note" label={translate("depot.note")} max={2000} />
      </Box>
    </Box>
  );
}

interface TextProps {
  form: TripFormState;
  name: keyof TripDraft;
  label: string;
  max: number;
}

function Text({ form, name, label, max }: TextProps) {
  return (
    <TextField
      label={label}
      value={form.draft[name]}
      onChange={(event) => form.change({ [name]: event.target.value })}
      autoComplete="off"
      slotProps={{ htmlInput: { maxLength: max, "data-field": name } }}
    />
  );
}

function useFault(form: TripFormState) {
  const translate = useTranslate();
  return (name: string) =>
    form.faulty === name && form.error ? fieldText(form.error, translate) : undefined;
}

function TruckFields({ form }: { form: TripFormState }) {
  const translate = useTranslate();
  const fault = useFault(form);
  const { draft, change } = form;
  const carriers = useParties("transporteurs");
  return (
    <>
      <PlateField
        label={translate("depot_trips.plate")}
        name="plaque"
        value={draft.plaque}
        trucks={form.trucks}
        onChange={(plaque) => change({ plaque })}
        onTruck={(truck) =>
          change({
            remorque: truck.plaque_remorque ?? draft.remorque,
            transporteur: truck.transporteur_id ?? draft.transporteur,
          })
        }
        error={fault("plaque")}
        isRequired
        hasFocus
      />
      <Text form={form} name="remorque" label={translate("depot_trips.trailer")} max={20} />
      <Text form={form} name="chauffeur" label={translate("depot.driver")} max={200} />
      <ReferenceField
        label={translate("depot.carrier")}
        name="transporteur"
        value={draft.transporteur}
        options={optionsOf(carriers.data, draft.transporteur)}
        onChange={(transporteur) => change({ transporteur })}
        error={fault("transporteur")}
      />
    </>
  );
}

function SourceFields({ form }: { form: TripFormState }) {
  const translate = useTranslate();
  const fault = useFault(form);
  const { draft, change } = form;
  const products = useProducts();
  const suppliers = useParties("fournisseurs");
  return (
    <>
      <DepotField
        value={draft.depot}
        onChange={(depot) => change({ depot })}
        error={fault("depot")}
      />
      <ReferenceField
        label={translate("depot.product")}
        name="produit"
        value={draft.produit}
        options={optionsOf(products.data, draft.produit)}
        onChange={(produit) => change({ produit })}
        error={fault("produit")}
        isRequired
      />
      <ReferenceField
        label={translate("depot.supplier")}
        name="fournisseur"
        value={draft.fournisseur}
        options={optionsOf(suppliers.data, draft.fournisseur)}
        onChange={(fournisseur) => change({ fournisseur })}
        error={fault("fournisseur")}
      />
      <MomentField
        label={translate("depot_trips.loaded_on")}
        name="date"
        value={draft.date}
        onChange={(date) => change({ date })}
        error={fault("date")}
        isDay
        isRequired
      />
      <Text form={form} name="pays" label={translate("depot_trips.country")} max={200} />
    </>
  );
}

function Figures({ form }: { form: TripFormState }) {
  const translate = useTranslate();
  const fault = useFault(form);
  const { draft, change } = form;
  const word = (key: string) => translate(`depot_trips.${key}`);
  return (
    <Box
      sx={{
        gridColumn: "1 / -1",
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "1fr", sm: "repeat(3, 1fr)" },
      }}
    >
      <DecimalField
        label={word("loaded_ambient")}
        name="volume"
        value={draft.volume}
        onChange={(volume) => change({ volume })}
        unit="L"
        error={fault("volume")}
      />
      <DecimalField
        label={word("loading_temperature")}
        name="temperature"
        value={draft.temperature}
        onChange={(temperature) => change({ temperature })}
        unit="°C"
        error={fault("temperature")}
      />
      <DecimalField
        label={word("loading_density")}
        name="densite"
        value={draft.densite}
        onChange={(densite) => change({ densite })}
        unit="kg/m³"
        error={fault("densite")}
      />
      <LoadingPreview draft={draft} />
    </Box>
  );
}
