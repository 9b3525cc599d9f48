import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { ReasonDialog } from "../../../shared/depot/reason-dialog.tsx";
import { ReverseDialog } from "../../../shared/depot/reverse-dialog.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { rejectDocument, reverseDocument } from "../data/writes.ts";
import { type Act, actsOf, type StockDocument } from "../model/document.ts";
import { KINDS, type Kind } from "../model/kind.ts";
import { ValidateDialog } from "./validate-dialog.tsx";

interface Props {
  kind: Kind;
  document: StockDocument;
}

export function DocumentActions({ kind, document }: Props) {
  const translate = useTranslate();
  const { can, userId } = useSession();
  const [asked, setAsked] = useState<Act | null>(null);
  const { path, write, validate } = KINDS[kind];
  const acts = actsOf(document, userId, {
    mayWrite: can(write, document.depot_id),
    mayValidate: can(validate, document.depot_id),
  });
  const word = (act: Act) => translate(`depot_documents.acts.${act}`);
  const has = (act: Act) => acts.includes(act);
  const close = () => setAsked(null);
  return (
    <>
      {has("reject") ? (
        <Button color="error" onClick={() => setAsked("reject")}>
          {word("reject")}
        </Button>
      ) : null}
      {has("reverse") ? (
        <Button color="error" onClick={() => setAsked("reverse")}>
          {translate(`depot_documents.${kind}.reverse`)}
        </Button>
      ) : null}
      {document.statut === "validee" && can("adjustments.propose", document.depot_id) ? (
        <Button component={Link} to={adjustmentPath(kind, document)}>
          {translate("depot_documents.acts.adjust")}
        </Button>
      ) : null}
      {has("edit") ? (
        <Button variant="outlined" component={Link} to={`${path}/${document.id}/edit`}>
          {word("edit")}
        </Button>
      ) : null}
      {has("correct") ? (
        <Button variant="outlined" component={Link} to={`${path}/new?remplace=${document.id}`}>
          {word("correct")}
        </Button>
      ) : null}
      {has("validate") ? (
        <Button variant="contained" onClick={() => setAsked("validate")}>
          {word("validate")}
        </Button>
      ) : null}
      {asked ? <ActDialog kind={kind} document={document} act={asked} onClose={close} /> : null}
    </>
  );
}

/** The form of an adjustment with this document, and its first tank, already in it. */
function adjustmentPath(kind: Kind, document: StockDocument): string {
  const tank = document.lignes?.[0]?.citerne_id ?? "";
  return `/depot/ajustements/new?${kind}=${document.id}&citerne=${tank}`;
}

function ActDialog({ kind, document, act, onClose }: Props & { act: Act; onClose: () => void }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_documents.${key}`);
  if (act === "reject") {
    return (
      <ReasonDialog
        title={word(`${kind}.reject_title`)}
        text={word("acts.reject_text")}
        submitLabel={word("acts.reject")}
        doneKey="depot_documents.acts.rejected"
        act={(reason) => rejectDocument(kind, document.id, reason)}
        onClose={onClose}
      />
    );
  }
  if (act === "reverse") {
    return (
      <ReverseDialog
        title={word(`${kind}.reverse_title`)}
        warning={word(`${kind}.reverse_text`)}
        depotId={document.depot_id}
        reverse={(reversal) => reverseDocument(kind, document.id, reversal)}
        onClose={onClose}
      />
    );
  }
  return <ValidateDialog kind={kind} document={document} onClose={onClose} />;
}
