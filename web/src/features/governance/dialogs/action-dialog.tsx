import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import Stack from "@mui/material/Stack";
import type { Theme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import useMediaQuery from "@mui/material/useMediaQuery";
import { type FormEvent, useId, useState } from "react";
import { useTranslate } from "react-admin";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import type { ActionInput, ActionKind } from "../model/actions.ts";
import { AssignFields } from "./assign-fields.tsx";
import { CommentField } from "./comment-field.tsx";
import { isComplete } from "./is-complete.ts";
import { ResolveFields } from "./resolve-fields.tsx";
import { SnoozeFields } from "./snooze-fields.tsx";

interface Props {
  kind: ActionKind;
  /** How many alerts the decision is about, when more than one. */
  count?: number;
  /** The condition still holds: closing it needs a reason. */
  needsReason: boolean;
  onSubmit: (input: ActionInput) => Promise<void>;
  onClose: () => void;
}

/** One decision, its words, and the refusal shown where it was asked for, with nothing lost. */
export function ActionDialog({ kind, count, needsReason, onSubmit, onClose }: Props) {
  const translate = useTranslate();
  const titleId = useId();
  const isPhone = useMediaQuery<Theme>((theme) => theme.breakpoints.down("sm"));
  const [input, setInput] = useState<ActionInput>({});
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setBusy] = useState(false);
  const change = (changes: ActionInput) => setInput((previous) => ({ ...previous, ...changes }));
  const canSubmit = isComplete(kind, input, needsReason);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!canSubmit || isBusy) return;
    setBusy(true);
    setError(null);
    await onSubmit(input).catch(setError);
    setBusy(false);
  };
  return (
    <Dialog open onClose={onClose} fullScreen={isPhone} aria-labelledby={titleId}>
      <form onSubmit={(event) => void submit(event)} style={{ display: "contents" }}>
        <DialogTitle id={titleId}>{translate(`governance.alert.action.${kind}`)}</DialogTitle>
        <DialogContent>
          <Stack sx={{ gap: 2, pt: 1 }}>
            {count === undefined ? null : (
              <Typography color="textSecondary">
                {translate("governance.alert.dialog.bulk", { smart_count: count })}
              </Typography>
            )}
            <Fields kind={kind} input={input} needsReason={needsReason} onChange={change} />
            {error ? <ErrorNotice error={error} /> : null}
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button color="inherit" onClick={onClose}>
            {translate("governance.alert.action.cancel")}
          </Button>
          <Button type="submit" variant="contained" disabled={!canSubmit} loading={isBusy}>
            {translate(`governance.alert.action.${kind}`)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  kind: ActionKind;
  input: ActionInput;
  needsReason: boolean;
  onChange: (changes: ActionInput) => void;
}

function Fields({ kind, input, needsReason, onChange }: FieldsProps) {
  return (
    <>
      {kind === "resolve" ? (
        <ResolveFields input={input} needsReason={needsReason} onChange={onChange} />
      ) : null}
      {kind === "assign" ? <AssignFields input={input} onChange={onChange} /> : null}
      {kind === "snooze" ? <SnoozeFields input={input} onChange={onChange} /> : null}
      <CommentField
        value={input.comment ?? ""}
        isRequired={kind === "comment"}
        hasFocus={kind === "comment" || kind === "acknowledge"}
        onChange={(comment) => onChange({ comment })}
      />
    </>
  );
}
