import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { DecimalField } from "../../../shared/depot/form/decimal-field.tsx";
import { LabelledToggle } from "../../../shared/depot/form/labelled-toggle.tsx";
import { ReferenceField } from "../../../shared/depot/form/reference-field.tsx";
import type { PreviewLine } from "../../../shared/depot/use-lines-preview.ts";
import type { Mode } from "../model/document.ts";
import type { LineDraft, LineField } from "../model/line-draft.ts";
import type { DocumentFormState } from "./use-document-form.ts";
import { useLineFaults } from "./use-line-faults.ts";
import type { SubmitState } from "./use-submit.ts";

interface Props {
  line: LineDraft;
  form: DocumentFormState;
  preview: PreviewLine | undefined;
  submit: SubmitState;
}

export function LineFields({ line, form, preview, submit }: Props) {
  const translate = useTranslate();
  const faultOf = useLineFaults(line, preview, submit);
  const word = (key: string) => translate(`depot_documents.form.${key}`);
  const decimal = (field: LineField, label: string, unit: string, isRowEnd = false) => (
    <DecimalField
      label={label}
      name={`${line.key}.${field}`}
      value={line[field]}
      onChange={(value) => form.changeLine(line.key, { [field]: value })}
      unit={unit}
      error={faultOf(field)}
      isRowEnd={isRowEnd}
    />
  );
  return (
    <Box
      sx={{
        display: "grid",
        gap: 1.5,
        alignContent: "start",
        gridTemplateColumns: { xs: "1fr 1fr", sm: "repeat(6, 1fr)" },
        "& > *": { gridColumn: { sm: "span 2" } },
        "& > .wide": { gridColumn: { xs: "1 / -1", sm: "span 3" } },
        "& > .half": { gridColumn: { sm: "span 3" } },
      }}
    >
      <Box className="wide">
        <TankField line={line} form={form} error={faultOf("citerne")} />
      </Box>
      <Box className="wide">
        <LabelledToggle<Mode>
          label={word("mode")}
          value={line.mode}
          options={(["INDEX", "COMPTEUR"] as const).map((mode) => ({
            value: mode,
            label: translate(`depot_documents.modes.${mode}`),
          }))}
          onChange={(mode) => form.changeLine(line.key, { mode })}
        />
      </Box>
      {line.mode === "INDEX" ? (
        <>
          <Box className="half">{decimal("avant", word(`before_${form.kind}`), "L")}</Box>
          <Box className="half">{decimal("apres", word(`after_${form.kind}`), "L")}</Box>
        </>
      ) : (
        <>
          <Box className="half">{decimal("compteur", word("meter"), "L")}</Box>
          <Box className="half">{decimal("facteur", word("factor"), "×")}</Box>
        </>
      )}
      {decimal("temperature", translate("depot.temperature"), "°C")}
      {decimal("densite", translate("depot.density_observed"), "kg/m³", true)}
      {decimal("temperatureDensite", translate("depot.form.density_temperature"), "°C", true)}
    </Box>
  );
}

interface TankProps {
  line: LineDraft;
  form: DocumentFormState;
  error: string | undefined;
}

/** Tanks of the product; while none is chosen, any tank, and its product with it. */
function TankField({ line, form, error }: TankProps) {
  const translate = useTranslate();
  const { head, tanks } = form;
  const fitting = tanks.filter(
    (tank) => head.produit === "" || tank.produit_id === head.produit || tank.id === line.citerne,
  );
  const choose = (id: string) => {
    form.changeLine(line.key, { citerne: id });
    const tank = tanks.find((each) => each.id === id);
    if (tank && head.produit === "") form.change({ produit: tank.produit_id });
  };
  return (
    <ReferenceField
      label={translate("depot.tank")}
      name={`${line.key}.citerne`}
      value={line.citerne}
      options={fitting.map((tank) => ({
        id: tank.id,
        label: tank.nom,
        hint: tank.statut === "active" ? undefined : translate(`depot.statuts.${tank.statut}`),
        isDisabled: tank.statut !== "active",
      }))}
      onChange={choose}
      error={error}
      isRequired
    />
  );
}
