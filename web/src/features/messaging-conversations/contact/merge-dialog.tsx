import Autocomplete from "@mui/material/Autocomplete";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { type Contact, findContacts, mergeContacts } from "../data/contacts.ts";

const MIN_SEARCH = 2;

/** Puts another contact's ids and conversations into this one. */
export function MergeDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const translate = useTranslate();
  const [other, setOther] = useState<Contact | null>(null);
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_conversations.merge.${key}`);
  const action = useAction(
    ({ from, why }: { from: string; why: string }) => mergeContacts(from, contact.id, why),
    { onDone: onClose, isErrorNotified: false },
  );
  return (
    <FormDialog
      title={translate("messaging_conversations.merge.title", {
        name: contact.display_name ?? contact.phone ?? translate("messaging.unnamed"),
      })}
      text={word("text")}
      submitLabel={word("submit")}
      isBusy={action.isBusy}
      canSubmit={other !== null && reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={() => other && action.run({ from: other.id, why: reason.trim() })}
      onClose={onClose}
    >
      <ContactField except={contact.id} value={other} onChange={setOther} />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}

interface FieldProps {
  except: string;
  value: Contact | null;
  onChange: (contact: Contact | null) => void;
}

function ContactField({ except, value, onChange }: FieldProps) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [text, setText] = useState("");
  const word = (key: string) => translate(`messaging_conversations.merge.${key}`);
  const query = useLiveQuery(
    ["messaging", "find-contacts", except, text],
    () => findContacts(tenant.id, text, except),
    { intervalMs: false, enabled: text.trim().length >= MIN_SEARCH },
  );
  const nameOf = (contact: Contact) =>
    [contact.display_name ?? translate("messaging.unnamed"), contact.phone]
      .filter((part) => part !== null)
      .join(" · ");
  return (
    <Autocomplete
      options={query.data ?? []}
      value={value}
      onChange={(_event, chosen) => onChange(chosen)}
      onInputChange={(_event, typed) => setText(typed)}
      filterOptions={(options) => options}
      getOptionLabel={nameOf}
      getOptionKey={(option) => option.id}
      isOptionEqualToValue={(option, chosen) => option.id === chosen.id}
      loading={query.isFetching}
      noOptionsText={word(text.trim().length < MIN_SEARCH ? "type" : "none")}
      renderInput={(params) => <TextField {...params} required label={word("other")} />}
    />
  );
}
