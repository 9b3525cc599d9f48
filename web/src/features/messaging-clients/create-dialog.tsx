import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../shared/api/use-action.ts";
import { MomentField } from "../../shared/depot/form/moment-field.tsx";
import { zonedToIso } from "../../shared/format/zoned-time.ts";
import { useSites } from "../../shared/messaging/use-places.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { FormDialog } from "../../shared/ui/form-dialog.tsx";
import type { ClientStep } from "./client-dialogs.tsx";
import { createClient, type NewClient } from "./data/clients.ts";
import { ScopeField } from "./scope-field.tsx";

interface Props {
  onToken: (step: ClientStep) => void;
  onClose: () => void;
}

const EMPTY = { name: "", site_id: "", scopes: ["inbound:write"], expiresOn: "" };

/** A new client of one restaurant; its token is shown right after, once. */
export function CreateDialog({ onToken, onClose }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const sites = useSites().data ?? [];
  const [draft, setDraft] = useState(EMPTY);
  const [clientId] = useState(() => crypto.randomUUID());
  const [onlySite] = sites.length === 1 ? sites : [];
  const siteId = draft.site_id || (onlySite?.id ?? "");
  const word = (key: string) => translate(`messaging_clients.${key}`);
  const action = useAction((client: NewClient) => createClient(client), {
    doneKey: false,
    isErrorNotified: false,
    onDone: ({ token }) => onToken({ kind: "token", token, previousUntil: null }),
  });
  const send = () =>
    action.run({
      client_id: clientId,
      tenant_id: tenant.id,
      site_id: siteId,
      name: draft.name.trim(),
      scopes: draft.scopes,
      expires_at: draft.expiresOn ? zonedToIso(`${draft.expiresOn}T23:59`, tenant.timezone) : null,
    });
  return (
    <FormDialog
      title={word("add")}
      text={word("add_text")}
      submitLabel={word("add")}
      isBusy={action.isBusy}
      canSubmit={draft.name.trim() !== "" && siteId !== "" && draft.scopes.length > 0}
      error={action.error}
      onSubmit={send}
      onClose={onClose}
    >
      <TextField
        required
        autoFocus
        label={word("name")}
        helperText={word("name_help")}
        value={draft.name}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <TextField
        select
        required
        label={translate("messaging.site")}
        value={sites.some(({ id }) => id === siteId) ? siteId : ""}
        onChange={(event) => setDraft({ ...draft, site_id: event.target.value })}
      >
        {sites.map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
      <ScopeField value={draft.scopes} onChange={(scopes) => setDraft({ ...draft, scopes })} />
      <MomentField
        isDay
        label={word("expires_on")}
        help={word("expires_help")}
        value={draft.expiresOn}
        onChange={(expiresOn) => setDraft({ ...draft, expiresOn })}
      />
    </FormDialog>
  );
}
