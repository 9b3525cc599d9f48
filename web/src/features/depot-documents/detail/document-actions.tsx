import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Act, actsOf, type StockDocument } from "../model/document.ts";
import { KINDS, type Kind } from "../model/kind.ts";
import { RejectDialog } from "./reject-dialog.tsx";
import { ReverseDialog } from "./reverse-dialog.tsx";
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
          {word("reverse")}
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
      {asked === "validate" ? (
        <ValidateDialog kind={kind} document={document} onClose={close} />
      ) : null}
      {asked === "reject" ? <RejectDialog kind={kind} document={document} onClose={close} /> : null}
      {asked === "reverse" ? (
        <ReverseDialog kind={kind} document={document} onClose={close} />
      ) : null}
    </>
  );
}
