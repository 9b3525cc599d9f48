import AddIcon from "@mui/icons-material/Add";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../../shared/depot/form/decimal-field.tsx";
import { MomentField } from "../../../shared/depot/form/moment-field.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import type { Moment } from "../../../shared/depot/form/use-moment.ts";
import type { Sheet } from "../../../shared/depot/form/use-sheet.ts";
import type { Tank } from "../../../shared/depot/reference-data.ts";
import { type DipDraft, MAX_TEMPERATURES } from "./dip-draft.ts";
import type { DipForecast } from "./use-dip-preview.ts";

interface Props {
  sheet: Sheet<DipDraft>;
  moment: Moment;
  tanks: readonly Tank[];
  preview: DipForecast;
}

type FaultAt = (field: string) => string | undefined;

export function DipFields({ sheet, moment, tanks, preview }: Props) {
  const translate = useTranslate();
  const { draft, change } = sheet;
  const faultAt: FaultAt = (field) => sheet.faultAt(field) ?? preview.faultAt(field);
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  return (
    <Box
      sx={{
        display: "grid",
        gap: 2,
        gridTemplateColumns: { xs: "1fr", sm: "1fr 1fr", lg: "repeat(3, 1fr)" },
      }}
    >
      <ReferenceField
        label={translate("depot.tank")}
        name="citerne"
        value={draft.citerne}
        options={tanks.map((tank) => ({ id: tank.id, label: tank.nom }))}
        onChange={(citerne) => change({ citerne })}
        error={faultAt("citerne")}
        isRequired
        hasFocus={draft.citerne === ""}
      />
      <MomentField
        label={word("when")}
        name="moment"
        value={moment.text}
        onChange={moment.setText}
        help={translate("depot.form.depot_time")}
        error={faultAt("moment")}
        isRequired
      />
      <MethodField sheet={sheet} />
      <DecimalField
        label={word("height_mm")}
        name="hauteur"
        value={draft.hauteur}
        onChange={(hauteur) => change({ hauteur })}
        unit="mm"
        help={word("height_help")}
        error={faultAt("hauteur")}
        isRequired
        hasFocus={draft.citerne !== ""}
      />
      <DecimalField
        label={word("water_mm")}
        name="eau"
        value={draft.eau}
        onChange={(eau) => change({ eau })}
        unit="mm"
        error={faultAt("eau")}
      />
      <Temperatures sheet={sheet} faultAt={faultAt} />
      <Density sheet={sheet} faultAt={faultAt} />
      <TextField
        label={translate("depot.note")}
        value={draft.note}
        onChange={(event) => change({ note: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Box>
  );
}

function MethodField({ sheet }: { sheet: Sheet<DipDraft> }) {
  const translate = useTranslate();
  return (
    <TextField
      select
      label={translate("depot_control.dips.method")}
      value={sheet.draft.methode}
      onChange={(event) => sheet.change({ methode: event.target.value as DipDraft["methode"] })}
    >
      {(["MANUELLE", "AUTOMATIQUE"] as const).map((method) => (
        <MenuItem key={method} value={method}>
          {translate(`depot_control.dips.methods.${method}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Bottom, middle and top of a tank differ: as many readings as were taken. */
function Temperatures({ sheet, faultAt }: { sheet: Sheet<DipDraft>; faultAt: FaultAt }) {
  const translate = useTranslate();
  const { temperatures } = sheet.draft;
  const set = (index: number, text: string) =>
    sheet.change({ temperatures: temperatures.map((each, at) => (at === index ? text : each)) });
  return (
    <>
      {temperatures.map((text, index) => (
        <DecimalField
          // Readings have no identity but their place.
          key={`temperature${String(index)}`}
          label={
            temperatures.length === 1
              ? translate("depot.temperature")
              : translate("depot_control.dips.temperature_no", { number: index + 1 })
          }
          name={`temperature${String(index)}`}
          value={text}
          onChange={(value) => set(index, value)}
          unit="°C"
          error={faultAt(`temperature${String(index)}`)}
          isRequired={index === 0}
        />
      ))}
      {temperatures.length < MAX_TEMPERATURES ? (
        <Button
          startIcon={<AddIcon />}
          onClick={() => sheet.change({ temperatures: [...temperatures, ""] })}
          sx={{ justifySelf: "start", minHeight: 40 }}
        >
          {translate("depot_control.dips.add_temperature")}
        </Button>
      ) : null}
    </>
  );
}

function Density({ sheet, faultAt }: { sheet: Sheet<DipDraft>; faultAt: FaultAt }) {
  const translate = useTranslate();
  const { draft, change } = sheet;
  return (
    <>
      <DecimalField
        label={translate("depot.density_observed")}
        name="densite"
        value={draft.densite}
        onChange={(densite) => change({ densite })}
        unit="kg/m³"
        error={faultAt("densite")}
        isRequired
      />
      <DecimalField
        label={translate("depot.form.density_temperature")}
        name="temperatureDensite"
        value={draft.temperatureDensite}
        onChange={(temperatureDensite) => change({ temperatureDensite })}
        unit="°C"
        error={faultAt("temperatureDensite")}
      />
    </>
  );
}
