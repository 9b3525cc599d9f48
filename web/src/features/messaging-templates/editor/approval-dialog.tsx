import Alert from "@mui/material/Alert";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { type Approval, setTemplate, type TemplateRow } from "../data/templates.ts";

const STATES = ["not_required", "draft", "pending", "approved", "rejected", "paused"] as const;
const CATEGORIES = ["UTILITY", "MARKETING", "AUTHENTICATION"] as const;
const NAMED: ReadonlySet<string> = new Set(["pending", "approved", "rejected", "paused"]);
const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2})?$/;
const NAME = /^[a-z0-9_]+$/;

const isComplete = ({ state, name, language }: Approval): boolean =>
  !NAMED.has(state) || (NAME.test(name) && LANGUAGE.test(language));

/**
 * Which template at Meta this text is, and what Meta decided. Its webhooks keep the state after that.
 * Starts from one reading: nobody declares approved a text that a colleague has changed meanwhile.
 */
export function ApprovalDialog({ row: given, onClose }: { row: TemplateRow; onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [row] = useState(given);
  const [approval, setApproval] = useState<Approval>({
    state: row.approval_state,
    name: row.provider_name ?? row.key.toLowerCase(),
    language: row.provider_language ?? (row.locale === "darija" ? "fr" : row.locale),
    category: row.provider_category ?? "UTILITY",
  });
  const word = (key: string) => translate(`messaging_templates.${key}`);
  const action = useAction(
    (asked: Approval) =>
      setTemplate({
        tenantId: tenant.id,
        key: row.key,
        locale: row.locale,
        content: row.content,
        variables: row.variables,
        expectedVersion: row.version,
        approval: asked,
      }),
    { doneKey: "messaging_templates.saved", onDone: onClose, isErrorNotified: false },
  );
  return (
    <FormDialog
      title={word("approval")}
      text={word("approval_text")}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={isComplete(approval)}
      error={action.error}
      onSubmit={() => action.run(approval)}
      onClose={onClose}
    >
      {row.rejected_reason ? (
        <Alert severity="error">
          <bdi>{row.rejected_reason}</bdi>
        </Alert>
      ) : null}
      <Fields approval={approval} onChange={setApproval} />
    </FormDialog>
  );
}

interface FieldsProps {
  approval: Approval;
  onChange: (approval: Approval) => void;
}

function Fields({ approval, onChange }: FieldsProps) {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_templates.${key}`);
  return (
    <>
      <TextField
        select
        label={translate("messaging.status")}
        value={approval.state}
        onChange={(event) => onChange({ ...approval, state: event.target.value })}
      >
        {STATES.map((state) => (
          <MenuItem key={state} value={state}>
            {translate(`messaging.states.approval.${state}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={word("provider_name")}
        helperText={word("provider_name_help")}
        value={approval.name}
        error={approval.name !== "" && !NAME.test(approval.name)}
        onChange={(event) => onChange({ ...approval, name: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 512, dir: "ltr" } }}
      />
      <TextField
        label={word("provider_language")}
        helperText={word("provider_language_help")}
        value={approval.language}
        error={approval.language !== "" && !LANGUAGE.test(approval.language)}
        onChange={(event) => onChange({ ...approval, language: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 6, dir: "ltr" } }}
      />
      <TextField
        select
        label={word("provider_category")}
        value={approval.category}
        onChange={(event) => onChange({ ...approval, category: event.target.value })}
      >
        {CATEGORIES.map((category) => (
          <MenuItem key={category} value={category}>
            {word(`categories.${category}`)}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}
