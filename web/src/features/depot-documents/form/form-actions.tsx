import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useNavigate } from "react-router-dom";
import { FormBar } from "../../../shared/depot/form/form-bar.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import type { DocumentFormState } from "./use-document-form.ts";
import type { LinesPreview } from "./use-preview.ts";
import type { SubmitState } from "./use-submit.ts";

interface Props {
  form: DocumentFormState;
  preview: LinesPreview;
  submit: SubmitState;
}

/** What is about to be booked, and the two ways to leave the form with it; always in reach. */
export function FormActions({ form, preview, submit }: Props) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const litres = useLitres();
  const word = (key: string) => translate(`depot_documents.form.${key}`);
  return (
    <FormBar
      summary={
        <>
          <Typography variant="body2" color="textSecondary">
            {word("total")}
          </Typography>
          <Typography sx={{ fontWeight: 650, fontVariantNumeric: "tabular-nums" }}>
            {litres.ambient(preview.ambient)}
            <Typography component="span" color="textSecondary">
              {` · ${litres.at15(preview.at15)}`}
            </Typography>
          </Typography>
        </>
      }
    >
      <Button onClick={() => void navigate(-1)}>{translate("ui.cancel")}</Button>
      <Button variant="outlined" disabled={submit.isBusy} onClick={() => submit.send(false)}>
        {word("save_draft")}
      </Button>
      <Button variant="contained" loading={submit.isBusy} onClick={() => submit.send(true)}>
        {word(form.source.mode === "correct" ? "validate_correction" : "validate")}
      </Button>
    </FormBar>
  );
}
