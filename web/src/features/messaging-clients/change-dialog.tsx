import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../shared/api/use-action.ts";
import { FormDialog } from "../../shared/ui/form-dialog.tsx";
import { type ApiClient, changeClient } from "./data/clients.ts";
import { ScopeField } from "./scope-field.tsx";

export function ChangeDialog({ client, onClose }: { client: ApiClient; onClose: () => void }) {
  const translate = useTranslate();
  const [name, setName] = useState(client.name);
  const [scopes, setScopes] = useState(client.scopes);
  const action = useAction(() => changeClient({ client, name: name.trim(), scopes }), {
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("messaging_clients.change_title", { name: client.name })}
      text={translate("messaging_clients.change_text")}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={name.trim() !== "" && scopes.length > 0}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <TextField
        required
        label={translate("messaging_clients.name")}
        value={name}
        onChange={(event) => setName(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <ScopeField value={scopes} onChange={setScopes} />
    </FormDialog>
  );
}
