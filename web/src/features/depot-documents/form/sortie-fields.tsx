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

export function SortieFields({ form, submit }: HeadProps) {
  const translate = useTranslate();
  const clients = useParties("clients");
  const { head, change, source } = form;
  const isOwn = head.proprietaire === "MONALUXE";
  const word = (key: string) => translate(`depot_documents.${key}`);
  return (
    <HeadGrid>
      <DepotField
        value={head.depot}
        onChange={(depot) => change({ depot })}
        isDisabled={source.mode !== "new"}
        error={submit.faultAt(null, "depot")}
      />
      <DocumentOwner form={form} submit={submit} isLocked={false} />
      <ReferenceField
        label={isOwn ? translate("depot.client") : word("handed_to")}
        name="client"
        value={head.client}
        options={optionsOf(clients.data, head.client)}
        onChange={(client) => change({ client })}
        error={submit.faultAt(null, "client")}
        isRequired={isOwn}
        hasFocus={source.mode === "new"}
      />
      <ProductField form={form} submit={submit} isLocked={false} />
      <WhenField form={form} submit={submit} label={word("sortie.when")} />
      <TruckFields form={form} submit={submit} />
      <HeadText form={form} submit={submit} name="numero" label={word("numero")} isLtr />
      <HeadText form={form} submit={submit} name="commande" label={word("order")} isLtr />
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

function TruckFields({ form, submit }: HeadProps) {
  const translate = useTranslate();
  const carriers = useParties("transporteurs");
  const trucks = useTrucks();
  const { head, change } = form;
  const word = (key: string) => translate(`depot_documents.${key}`);
  return (
    <>
      <PlateField
        label={word("plate")}
        name="plaque"
        value={head.plaque}
        trucks={trucks.data ?? []}
        onChange={(plaque) => change({ plaque })}
        onTruck={(truck) =>
          change({
            remorque: truck.plaque_remorque ?? head.remorque,
            transporteur: truck.transporteur_id ?? head.transporteur,
          })
        }
        error={submit.faultAt(null, "plaque")}
      />
      <HeadText
        form={form}
        submit={submit}
        name="remorque"
        label={word("trailer")}
        max={20}
        isLtr
      />
      <HeadText form={form} submit={submit} name="chauffeur" label={translate("depot.driver")} />
      <ReferenceField
        label={translate("depot.carrier")}
        name="transporteur"
        value={head.transporteur}
        options={optionsOf(carriers.data, head.transporteur)}
        onChange={(transporteur) => change({ transporteur })}
        error={submit.faultAt(null, "transporteur")}
      />
    </>
  );
}
