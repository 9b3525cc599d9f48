import Box from "@mui/material/Box";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../../shared/depot/form/decimal-field.tsx";
import { LabelledToggle } from "../../../shared/depot/form/labelled-toggle.tsx";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { OwnerFields } from "../../../shared/depot/form/owner-fields.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import type { Moment } from "../../../shared/depot/form/use-moment.ts";
import type { Sheet } from "../../../shared/depot/form/use-sheet.ts";
import { useTanks } from "../../../shared/depot/reference-data.ts";
import { useDepots } from "../../../shared/depot/use-depots.ts";
import { NATURES, type Nature } from "../data/adjustments.ts";
import { ReasonText } from "../parts/reason-text.tsx";
import type { AdjustmentDraft } from "./adjustment-draft.ts";

interface Props {
  sheet: Sheet<AdjustmentDraft>;
  moment: Moment;
}

export function AdjustmentFields({ sheet, moment }: Props) {
  const translate = useTranslate();
  const { draft, change, faultAt } = sheet;
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr", lg: "repeat(3, 1fr)" },
      }}
    >
      <TankField sheet={sheet} />
      <NatureField sheet={sheet} />
      <MomentField
        label={word("when")}
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
      <VolumeFields sheet={sheet} />
      <Box sx={{ gridColumn: "1 / -1" }}>
        <ReasonText
          value={draft.reason}
          onChange={(reason) => change({ reason })}
          error={faultAt("reason")}
        />
      </Box>
      <TextField
        label={word("proof")}
        helperText={word("proof_help")}
        value={draft.preuve}
        onChange={(event) => change({ preuve: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </Box>
  );
}

function TankField({ sheet }: { sheet: Sheet<AdjustmentDraft> }) {
  const translate = useTranslate();
  const tanks = useTanks();
  const depots = useDepots();
  const hasMany = (depots.data?.length ?? 0) > 1;
  const depotName = (id: string) => depots.data?.find((depot) => depot.id === id)?.nom;
  return (
    <ReferenceField
      label={translate("depot.tank")}
      name="citerne"
      value={sheet.draft.citerne}
      options={(tanks.data ?? []).map((tank) => ({
        id: tank.id,
        label: tank.nom,
        hint: hasMany ? depotName(tank.depot_id) : undefined,
      }))}
      onChange={(citerne) => sheet.change({ citerne })}
      error={sheet.faultAt("citerne")}
      isRequired
      hasFocus
    />
  );
}

function NatureField({ sheet }: { sheet: Sheet<AdjustmentDraft> }) {
  const translate = useTranslate();
  const fault = sheet.faultAt("nature");
  const { nature } = sheet.draft;
  return (
    <TextField
      select
      label={translate("depot_control.adjustments.nature")}
      value={nature}
      onChange={(event) => sheet.change({ nature: event.target.value as Nature })}
      error={fault !== undefined}
      helperText={fault ?? translate(`depot_control.adjustments.nature_help.${nature}`)}
      slotProps={{ htmlInput: { "data-field": "nature" } }}
    >
      {NATURES.map((each) => (
        <MenuItem key={each} value={each}>
          {translate(`depot.natures.${each}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function VolumeFields({ sheet }: { sheet: Sheet<AdjustmentDraft> }) {
  const translate = useTranslate();
  const { draft, change, faultAt } = sheet;
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  const figure = (
    name: "litres" | "litres15" | "temperature" | "densite" | "temperatureDensite",
    label: string,
    unit: string,
  ) => (
    <DecimalField
      label={label}
      name={name}
      value={draft[name]}
      onChange={(value) => change({ [name]: value })}
      unit={unit}
      error={faultAt(name)}
      isSigned={draft.nature === "AJUSTEMENT"}
    />
  );
  return (
    <>
      {figure("litres", word(draft.nature === "AJUSTEMENT" ? "litres_signed" : "litres"), "L")}
      <LabelledToggle<AdjustmentDraft["mode"]>
        label={word("mode")}
        value={draft.mode}
        options={[
          { value: "mesure", label: word("modes.mesure") },
          { value: "declare", label: word("modes.declare") },
        ]}
        onChange={(mode) => change({ mode })}
      />
      {draft.mode === "declare" ? (
        figure("litres15", word("litres_15"), "L")
      ) : (
        <>
          {figure("temperature", translate("depot.temperature"), "°C")}
          {figure("densite", translate("depot.density_observed"), "kg/m³")}
          {figure("temperatureDensite", translate("depot.form.density_temperature"), "°C")}
        </>
      )}
    </>
  );
}
