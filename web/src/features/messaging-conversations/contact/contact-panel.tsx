import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type ContactFile, readContactFile, setCustomerLocale } from "../data/contacts.ts";
import { useContactName } from "../model/use-contact-name.ts";
import { ConsentPart } from "./consent-part.tsx";
import { IdentitiesPart } from "./identities-part.tsx";
import { MergesPart } from "./merges-part.tsx";

const INTERVAL_MS = 30_000;

/** Who the customer is: number, language, consent, ids, and what was put together. */
export function ContactPanel({ contactId }: { contactId: string }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const query = useLiveQuery(
    ["messaging", "contact", contactId],
    () => readContactFile(tenant.id, contactId),
    { intervalMs: INTERVAL_MS },
  );
  return (
    <Panel title={translate("messaging_conversations.person")} hasPadding>
      <QueryState
        query={query}
        isEmpty={(file) => file === null}
        empty={<EmptyState isCompact title={translate("errors.contact_not_found.title")} />}
      >
        {(file) => (file ? <Parts file={file} /> : null)}
      </QueryState>
    </Panel>
  );
}

function Parts({ file }: { file: ContactFile }) {
  const translate = useTranslate();
  const { date } = useFormat();
  const { can } = useSession();
  const { contact } = file;
  const name = useContactName()({
    name: contact.display_name,
    phone: null,
    recipient: file.identities[0]?.value,
  });
  const mayWrite = can("contacts.write");
  return (
    <Stack sx={{ gap: 2 }}>
      <div>
        <Typography variant="subtitle1" component="p">
          <bdi>{name}</bdi>
        </Typography>
        {contact.phone ? (
          <Typography variant="body2">
            <bdi dir="ltr">{contact.phone}</bdi>
          </Typography>
        ) : null}
        <Typography variant="caption" color="textSecondary">
          {translate("messaging_conversations.since", { date: date(contact.first_seen_at) })}
        </Typography>
      </div>
      <LocaleField file={file} isReadOnly={!can("messages.send")} />
      <ConsentPart contact={contact} mayWrite={mayWrite} />
      <IdentitiesPart file={file} mayWrite={mayWrite} />
      <MergesPart file={file} mayWrite={mayWrite} />
    </Stack>
  );
}

const LOCALES = ["fr", "ar", "en", "darija"] as const;

function LocaleField({ file, isReadOnly }: { file: ContactFile; isReadOnly: boolean }) {
  const translate = useTranslate();
  const action = useAction((locale: string) => setCustomerLocale(file.contact.id, locale));
  return (
    <TextField
      select
      size="small"
      label={translate("messaging_conversations.language")}
      helperText={translate("messaging_conversations.language_help")}
      value={file.locale ?? ""}
      disabled={isReadOnly || action.isBusy}
      onChange={(event) => action.run(event.target.value)}
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      <MenuItem value="" disabled>
        {translate("messaging_conversations.language_auto")}
      </MenuItem>
      {LOCALES.map((locale) => (
        <MenuItem key={locale} value={locale}>
          {translate(`messaging.locales.${locale}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
