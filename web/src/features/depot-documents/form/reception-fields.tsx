import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DepotField } from "../../../shared/depot/form/depot-field.tsx";
import { optionsOf } from "../../../shared/depot/form/options.ts";
import { PlateField } from "../../../shared/depot/form/plate-field.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import { useParties, useTrucks } from "../../../shared/depot/reference-data.ts";
import {
  DocumentOwner,
  HeadGrid,
  type HeadProps,
  HeadText,
  ProductField,
  WhenField,
} from "./head-fields.tsx";
import { TripField } from "./trip-field.tsx";

/** A truck that arrived fills in most of it; without one, everything is typed. */
export function ReceptionFields({ form, submit }: HeadProps) {
  const translate = useTranslate();
  const suppliers = useParties("fournisseurs");
  const trucks = useTrucks();
  const { head, change, source } = form;
  const isOfTrip = head.cdr !== "";
  const word = (key: string) => translate(`depot_documents.${key}`);
  return (
    <HeadGrid>
      <TripField form={form} submit={submit} />
      <DepotField
        value={head.depot}
        onChange={(depot) => change({ depot })}
        isDisabled={isOfTrip || source.mode !== "new"}
        error={submit.faultAt(null, "depot")}
      />
      <ProductField form={form} submit={submit} isLocked={isOfTrip} />
      <WhenField form={form} submit={submit} label={word("reception.when")} />
      <DocumentOwner form={form} submit={submit} isLocked={isOfTrip} />
      <ReferenceField
        label={translate("depot.supplier")}
        name="fournisseur"
        value={head.fournisseur}
        options={optionsOf(suppliers.data, head.fournisseur)}
        onChange={(fournisseur) => change({ fournisseur })}
        error={submit.faultAt(null, "fournisseur")}
      />
      {isOfTrip ? (
        <TextField label={word("plate")} value={head.plaque} disabled />
      ) : (
        <PlateField
          label={word("plate")}
          name="plaque"
          value={head.plaque}
          trucks={trucks.data ?? []}
          onChange={(plaque) => change({ plaque })}
          onTruck={() => undefined}
          error={submit.faultAt(null, "plaque")}
        />
      )}
      <HeadText form={form} submit={submit} name="numero" label={word("numero")} isLtr />
      <HeadText form={form} submit={submit} name="bl" label={word("bl")} isLtr />
      <HeadText form={form} submit={submit} name="scelles" label={word("seals")} max={500} isLtr />
      <HeadText
        form={form}
        submit={submit}
        name="note"
        label={translate("depot.note")}
        max={2000}
      />
    </HeadGrid>
  );
}
