import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { newId } from "../../../shared/api/new-id.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { fieldOf, fieldText } from "../../../shared/depot/form/field-errors.ts";
import { OwnerFields, type OwnerType } from "../../../shared/depot/form/owner-fields.tsx";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { proposeDipAdjustment } from "../data/adjustments.ts";
import type { Dip } from "../data/dips.ts";
import { ReasonText } from "../parts/reason-text.tsx";

interface Props {
  dip: Dip;
  onClose: () => void;
}

const FIELDS = {
  PROPRIETAIRE_INVALIDE: "proprietaire",
  PARTENAIRE_OBLIGATOIRE: "partenaire",
  PARTENAIRE_INTROUVABLE: "partenaire",
  PARTENAIRE_INACTIF: "partenaire",
};
const MIN_REASON = 10;

/** The difference is derived by the database, never typed: here it is only shown. */
export function DipAdjustmentDialog({ dip, onClose }: Props) {
  const translate = useTranslate();
  const [id] = useState(newId);
  const [reason, setReason] = useState("");
  const [proof, setProof] = useState("");
  const [owner, setOwner] = useState<OwnerType>("MONALUXE");
  const [partner, setPartner] = useState("");
  const action = useAction(
    () =>
      proposeDipAdjustment({
        id,
        prise_id: dip.id,
        reason: reason.trim(),
        proprietaire_type: owner,
        partenaire_id: owner === "PARTENAIRE" ? partner || null : null,
        preuve: proof.trim() || null,
      }),
    { doneKey: "depot_control.adjustments.proposed", onDone: onClose, isErrorNotified: false },
  );
  const faulty = fieldOf(action.error, FIELDS);
  const faultAt = (field: string) =>
    field === faulty && action.error ? fieldText(action.error, translate) : undefined;
  const word = (key: string, values = {}) => translate(`depot_control.dips.${key}`, values);
  return (
    <FormDialog
      title={word("adjust_title", { tank: dip.citerne_nom })}
      text={word("adjust_text")}
      submitLabel={translate("depot_control.adjustments.propose")}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON && (owner === "MONALUXE" || partner !== "")}
      error={faulty ? null : action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <VolumePair ambient={dip.ecart_ambiant} at15={dip.ecart_15c} isSigned />
      <OwnerFields
        owner={owner}
        partner={partner}
        onChange={(changes) => {
          if (changes.proprietaire) setOwner(changes.proprietaire);
          if (changes.partenaire !== undefined) setPartner(changes.partenaire);
        }}
        faultAt={faultAt}
      />
      <ReasonText value={reason} onChange={setReason} />
      <TextField
        label={translate("depot_control.adjustments.proof")}
        value={proof}
        onChange={(event) => setProof(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  );
}
