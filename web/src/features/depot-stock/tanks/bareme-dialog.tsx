import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { newId } from "../../../shared/api/new-id.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { addDays } from "../../../shared/depot/period.ts";
import { DayField } from "../../../shared/depot/period-fields.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { addBareme } from "../data/tanks.ts";
import { type HeightUnit, readPoints } from "../model/bareme.ts";
import type { TankStock } from "../model/tank.ts";
import { PointsField } from "./points-field.tsx";

interface Form {
  certificat: string;
  organisme: string;
  du: string;
  au: string;
  text: string;
  unit: HeightUnit;
}

const EMPTY: Form = { certificat: "", organisme: "", du: "", au: "", text: "", unit: "mm" };
const USUAL_YEARS = 5;

/** A new calibration is a new table: the old ones stay, and with them every old dip. */
export function BaremeDialog({ tank, onClose }: { tank: TankStock; onClose: () => void }) {
  const translate = useTranslate();
  const [form, setForm] = useState(EMPTY);
  const [id] = useState(newId);
  const change = (changes: Partial<Form>) => setForm({ ...form, ...changes });
  const { points, faults } = readPoints(form.text, form.unit, tank.capacite_totale);
  const save = useAction(
    () =>
      addBareme({
        id,
        citerne_id: tank.id,
        certificat_numero: form.certificat,
        organisme: form.organisme.trim() === "" ? null : form.organisme,
        valide_du: form.du,
        valide_au: form.au,
        points,
      }),
    { onDone: onClose, isErrorNotified: false },
  );
  const isComplete =
    form.certificat.trim() !== "" &&
    form.du !== "" &&
    form.au > form.du &&
    points.length >= 2 &&
    faults.length === 0;
  const word = (key: string) => translate(`depot_stock.bareme.${key}`);
  return (
    <FormDialog
      title={translate("depot_stock.bareme.add_to", { name: tank.nom })}
      text={word("add_text")}
      submitLabel={word("add")}
      isBusy={save.isBusy}
      canSubmit={isComplete}
      error={save.error ?? undefined}
      onSubmit={() => save.run(undefined)}
      onClose={onClose}
    >
      <TextField
        label={translate("depot_stock.fields.certificat_numero")}
        value={form.certificat}
        required
        autoFocus
        onChange={(event) => change({ certificat: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 60 } }}
      />
      <TextField
        label={translate("depot_stock.fields.organisme")}
        value={form.organisme}
        onChange={(event) => change({ organisme: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <Stack direction={{ xs: "column", sm: "row" }} sx={{ gap: 2 }}>
        <DayField
          label={translate("depot_stock.fields.valide_du")}
          value={form.du}
          onChange={(du) => change({ du, au: form.au || lastDay(du) })}
        />
        <DayField
          label={translate("depot_stock.fields.valide_au")}
          value={form.au}
          onChange={(au) => change({ au })}
        />
      </Stack>
      <PointsField
        text={form.text}
        unit={form.unit}
        points={points}
        faults={faults}
        onChange={change}
      />
    </FormDialog>
  );
}

function lastDay(du: string): string {
  if (!/^\d{4}-/.test(du)) return "";
  return addDays(`${Number(du.slice(0, 4)) + USUAL_YEARS}${du.slice(4)}`, -1);
}
