import Alert from "@mui/material/Alert";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../shared/api/use-action.ts";
import { FormDialog } from "../../shared/ui/form-dialog.tsx";
import type { ClientStep } from "./client-dialogs.tsx";
import { type ApiClient, rotateClient } from "./data/clients.ts";

interface Props {
  client: ApiClient;
  onToken: (step: ClientStep) => void;
  onClose: () => void;
}

const GRACE_HOURS = [0, 1, 24, 168, 720] as const;
const USUAL_HOURS = 24;

/** Still to come. */
const isAhead = (at: string | null): boolean => at !== null && new Date(at).getTime() > Date.now();

/** A new token; the old one goes on working for a while, so that nothing stops meanwhile. */
export function RotateDialog({ client, onToken, onClose }: Props) {
  const translate = useTranslate();
  const [hours, setHours] = useState<number>(USUAL_HOURS);
  const word = (key: string) => translate(`messaging_clients.${key}`);
  const action = useAction((grace: number) => rotateClient(client, grace), {
    doneKey: false,
    isErrorNotified: false,
    onDone: ({ token, previous_expires_at: previousUntil = null }) =>
      onToken({ kind: "token", token, previousUntil }),
  });
  return (
    <FormDialog
      title={translate("messaging_clients.rotate_title", { name: client.name })}
      text={word("rotate_text")}
      submitLabel={word("rotate")}
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => action.run(hours)}
      onClose={onClose}
    >
      {isAhead(client.previous_expires_at) ? (
        <Alert severity="warning">{word("rotate_again")}</Alert>
      ) : null}
      <TextField
        select
        label={word("grace")}
        value={hours}
        onChange={(event) => setHours(Number(event.target.value))}
      >
        {GRACE_HOURS.map((value) => (
          <MenuItem key={value} value={value}>
            {word(`graces.${String(value)}`)}
          </MenuItem>
        ))}
      </TextField>
    </FormDialog>
  );
}
