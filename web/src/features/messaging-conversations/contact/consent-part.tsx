import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { type Contact, setConsent } from "../data/contacts.ts";

interface Props {
  contact: Contact;
  mayWrite: boolean;
}

/** What the customer wants to receive, and whether he is blocked. */
export function ConsentPart({ contact, mayWrite }: Props) {
  const translate = useTranslate();
  const { date } = useFormat();
  const [isAsked, setAsked] = useState(false);
  const word = (key: string) => translate(`messaging_conversations.consent.${key}`);
  return (
    <div>
      <Typography variant="subtitle2" component="h3">
        {word("title")}
      </Typography>
      <Stack direction="row" sx={{ gap: 0.75, my: 0.5, flexWrap: "wrap" }}>
        <Chip
          size="small"
          variant="outlined"
          color={contact.opted_out ? "warning" : "success"}
          label={word(`states.${contact.opted_out ?? "none"}`)}
        />
        {contact.blocked_at ? (
          <Chip size="small" variant="outlined" color="error" label={word("blocked")} />
        ) : null}
      </Stack>
      {contact.opted_out_at ? (
        <Typography variant="caption" color="textSecondary" component="p">
          {translate("messaging_conversations.consent.since", { date: date(contact.opted_out_at) })}
        </Typography>
      ) : null}
      {mayWrite ? (
        <Button size="small" onClick={() => setAsked(true)}>
          {word("change")}
        </Button>
      ) : null}
      {isAsked ? <ConsentDialog contact={contact} onClose={() => setAsked(false)} /> : null}
    </div>
  );
}

/** Starts from one reading: who opts out while it is open stays opted out. */
function ConsentDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const translate = useTranslate();
  const [opened] = useState(contact);
  const [optedOut, setOptedOut] = useState<string>(contact.opted_out ?? "none");
  const [isBlocked, setBlocked] = useState(contact.blocked_at !== null);
  const [reason, setReason] = useState("");
  const word = (key: string) => translate(`messaging_conversations.consent.${key}`);
  const action = useAction(setConsent, { onDone: onClose, isErrorNotified: false });
  const send = () =>
    action.run({
      contact: opened,
      optedOut: optedOut === "marketing" || optedOut === "all" ? optedOut : null,
      isBlocked,
      reason: reason.trim(),
    });
  return (
    <FormDialog
      title={word("change")}
      text={word("text")}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={send}
      onClose={onClose}
    >
      <TextField
        select
        label={word("title")}
        value={optedOut}
        onChange={(event) => setOptedOut(event.target.value)}
      >
        {["none", "marketing", "all"].map((value) => (
          <MenuItem key={value} value={value}>
            {word(`states.${value}`)}
          </MenuItem>
        ))}
      </TextField>
      <FormControlLabel
        control={
          <Switch checked={isBlocked} onChange={(event) => setBlocked(event.target.checked)} />
        }
        label={word("block")}
      />
      <ReasonField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
