import Alert from "@mui/material/Alert";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import type { ActionInput } from "../model/actions.ts";
import { reasons } from "../model/types.ts";

interface Props {
  input: ActionInput;
  needsReason: boolean;
  onChange: (changes: ActionInput) => void;
}

export function ResolveFields({ input, needsReason, onChange }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`governance.alert.dialog.${key}`);
  return (
    <>
      {needsReason ? <Alert severity="warning">{word("reason_required")}</Alert> : null}
      <TextField
        select
        id="resolution-reason"
        label={word(needsReason ? "reason" : "reason_optional")}
        value={input.reason ?? ""}
        required={needsReason}
        onChange={(event) => {
          const reason = reasons.find((candidate) => candidate === event.target.value);
          if (reason) onChange({ reason });
        }}
      >
        {reasons.map((reason) => (
          <MenuItem key={reason} value={reason}>
            {translate(`governance.alert.reason.${reason}`)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
