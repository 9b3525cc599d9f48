import Alert from "@mui/material/Alert";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import type { StockDocument } from "../model/document.ts";
import { KINDS, type Kind } from "../model/kind.ts";

/** A correction and what it corrects lead to one another. */
export function ReplacementNotice({ kind, document }: { kind: Kind; document: StockDocument }) {
  const translate = useTranslate();
  const { path } = KINDS[kind];
  const line = (key: string, id: string) => (
    <Alert
      severity="info"
      action={
        <Button color="inherit" size="small" component={Link} to={`${path}/${id}`}>
          {translate("depot_documents.form.open_it")}
        </Button>
      }
    >
      {translate(`depot_documents.${key}`)}
    </Alert>
  );
  return (
    <>
      {document.remplacee_par_id ? line("replaced_by", document.remplacee_par_id) : null}
      {document.remplace_id ? line("replaces", document.remplace_id) : null}
    </>
  );
}
