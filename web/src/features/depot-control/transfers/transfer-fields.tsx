import Box from "@mui/material/Box";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../../shared/depot/form/decimal-field.tsx";
import { DepotField } from "../../../shared/depot/form/depot-field.tsx";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { OwnerFields } from "../../../shared/depot/form/owner-fields.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import type { Moment } from "../../../shared/depot/form/use-moment.ts";
import type { Sheet } from "../../../shared/depot/form/use-sheet.ts";
import type { Tank } from "../../../shared/depot/reference-data.ts";
import type { TransferDraft } from "./transfer-draft.ts";
import type { TransferForecast } from "./use-transfer-preview.ts";

interface Props {
  sheet: Sheet<TransferDraft>;
  moment: Moment;
  tanks: readonly Tank[];
  depotId: string;
  setDepotId: (depotId: string) => void;
  preview: TransferForecast;
}

export function TransferFields(props: Props) {
  const { sheet, moment, depotId, setDepotId, preview } = props;
  const translate = useTranslate();
  const { draft, change } = sheet;
  const faultAt = (field: string) => sheet.faultAt(field) ?? preview.faultAt(field);
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr", lg: "repeat(3, 1fr)" },
      }}
    >
      <DepotField
        value={depotId}
        onChange={(id) => {
          setDepotId(id);
          change({ source: "", destination: "" });
        }}
      />
      <TankFields {...props} faultAt={faultAt} />
      <MomentField
        label={translate("depot_control.transfers.when")}
        name="moment"
        value={moment.text}
        onChange={moment.setText}
        help={translate("depot.form.depot_time")}
        error={faultAt("moment")}
        isRequired
      />
      <OwnerFields
        owner={draft.proprietaire}
        partner={draft.partenaire}
        onChange={change}
        faultAt={faultAt}
      />
      <Figures sheet={sheet} faultAt={faultAt} />
      <TextField
        label={translate("depot.note")}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Box>
  );
}

type FaultAt = (field: string) => string | undefined;

function TankFields({ sheet, tanks, depotId, faultAt }: Props & { faultAt: FaultAt }) {
  const translate = useTranslate();
  const { draft, change } = sheet;
  const ofDepot = tanks.filter((tank) => tank.depot_id === depotId);
  const source = ofDepot.find((tank) => tank.id === draft.source);
  const fits = (tank: Tank) =>
    tank.id !== draft.source && (!source || tank.produit_id === source.produit_id);
  const options = (rows: readonly Tank[]) =>
    rows.map((tank) => ({
      id: tank.id,
      label: tank.nom,
      hint: tank.statut === "active" ? undefined : translate(`depot.statuts.${tank.statut}`),
      isDisabled: tank.statut !== "active",
    }));
  return (
    <>
      <ReferenceField
        label={translate("depot_control.transfers.source")}
        name="source"
        value={draft.source}
        options={options(ofDepot)}
        onChange={(id) => change({ source: id })}
        error={faultAt("source")}
        isRequired
        hasFocus
      />
      <ReferenceField
        label={translate("depot_control.transfers.destination")}
        name="destination"
        value={draft.destination}
        options={options(ofDepot.filter(fits))}
        onChange={(id) => change({ destination: id })}
        error={faultAt("destination")}
        isRequired
      />
    </>
  );
}

function Figures({ sheet, faultAt }: { sheet: Sheet<TransferDraft>; faultAt: FaultAt }) {
  const translate = useTranslate();
  const { draft, change } = sheet;
  const word = (key: string) => translate(`depot_control.transfers.${key}`);
  const figure = (
    name: "sorti" | "recu" | "temperature" | "densite" | "temperatureDensite",
    label: string,
    unit: string,
    help?: string,
  ) => (
    <DecimalField
      label={label}
      name={name}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      unit={unit}
      help={help}
      error={faultAt(name)}
      isRequired={name === "sorti" || name === "temperature" || name === "densite"}
    />
  );
  return (
    <>
      {figure("sorti", word("left_l"), "L")}
      {figure("recu", word("arrived_l"), "L", word("arrived_help"))}
      {figure("temperature", translate("depot.temperature"), "°C")}
      {figure("densite", translate("depot.density_observed"), "kg/m³")}
      {figure("temperatureDensite", translate("depot.form.density_temperature"), "°C")}
    </>
  );
}
