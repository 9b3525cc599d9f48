import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { SubmitNotice } from "../../../shared/depot/form/submit-notice.tsx";
import { KINDS } from "../model/kind.ts";
import type { DocumentFormState } from "./use-document-form.ts";
import type { SubmitState } from "./use-submit.ts";

// Somebody else has dealt with it: what became of it is on its page.
const IS_ELSEWHERE = new Set(["DOCUMENT_DEJA_TRAITE", "DOCUMENT_MODIFIE_ENTRETEMPS"]);
const NEEDS_ANOTHER = new Set(["VALIDATION_PAR_UN_AUTRE", "permission_denied"]);

interface Props {
  form: DocumentFormState;
  submit: SubmitState;
}

/** A refusal that no field explains, with the way out where there is one. */
export function DocumentNotice({ form, submit }: Props) {
  const translate = useTranslate();
  const { notice } = submit;
  const key = notice?.key ?? "";
  const action = NEEDS_ANOTHER.has(key) ? (
    <Button variant="outlined" onClick={() => submit.send(false)} sx={{ alignSelf: "flex-start" }}>
      {translate("depot_documents.form.draft_instead")}
    </Button>
  ) : IS_ELSEWHERE.has(key) ? (
    <Button
      variant="outlined"
      component={Link}
      to={`${KINDS[form.kind].path}/${form.id}`}
      sx={{ alignSelf: "flex-start" }}
    >
      {translate("depot_documents.form.open_it")}
    </Button>
  ) : null;
  return <SubmitNotice error={notice} action={action} />;
}
