import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { MIN_REASON } from "../../../shared/messaging/decision-dialog.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { type NewSwitch, setSwitch, type TargetChoice } from "../data/outbox.ts";
import { TargetField } from "./target-field.tsx";

const HOUR_MS = 3_600_000;
const SCOPES = ["number", "template", "recipient"] as const;
const MODES = ["hold", "drop", "inbound_only"] as const;
const ENDS: Record<string, number | null> = {
  hour: 1,
  four_hours: 4,
  day: 24,
  week: 168,
  never: null,
};

export type Scope = (typeof SCOPES)[number];

function expiryOf(end: string): string | null {
  const hours = ENDS[end] ?? null;
  return hours === null ? null : new Date(Date.now() + hours * HOUR_MS).toISOString();
}

interface Draft {
  scope: Scope;
  target: TargetChoice | null;
  mode: string;
  end: string;
  reason: string;
}

const EMPTY: Draft = { scope: "number", target: null, mode: "hold", end: "hour", reason: "" };

/** Stops what goes out by a number, with a template or to a customer, with a reason and an end. */
export function SwitchDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [draft, setDraft] = useState(EMPTY);
  const word = (key: string) => translate(`messaging_outbox.switches.${key}`);
  const action = useAction((asked: NewSwitch) => setSwitch(asked), {
    doneKey: "messaging_outbox.switches.set",
    onDone: onClose,
    isErrorNotified: false,
  });
  const { target, reason, scope, mode, end } = draft;
  const send = () => {
    if (!target) return;
    const expiresAt = expiryOf(end);
    action.run({ tenantId: tenant.id, scope, target: target.id, mode, reason, expiresAt });
  };
  return (
    <FormDialog
      title={word("add")}
      text={word("add_text")}
      submitLabel={word("add")}
      isDanger
      isBusy={action.isBusy}
      canSubmit={target !== null && reason.trim().length >= MIN_REASON}
      error={action.error}
      onSubmit={send}
      onClose={onClose}
    >
      <Choice
        label={word("scope")}
        value={scope}
        options={SCOPES.map((value) => ({ value, label: word(`scopes.${value}`) }))}
        onChange={(value) => setDraft({ ...draft, scope: value as Scope, target: null })}
      />
      <TargetField
        key={scope}
        scope={scope}
        value={target}
        onChange={(chosen) => setDraft({ ...draft, target: chosen })}
      />
      <Choice
        label={word("mode")}
        help={word(`mode_help.${mode}`)}
        value={mode}
        options={MODES.map((value) => ({ value, label: translate(`messaging.modes.${value}`) }))}
        onChange={(value) => setDraft({ ...draft, mode: value })}
      />
      <Choice
        label={word("until")}
        value={end}
        options={Object.keys(ENDS).map((value) => ({ value, label: word(`ends.${value}`) }))}
        onChange={(value) => setDraft({ ...draft, end: value })}
      />
      <ReasonField value={reason} onChange={(value) => setDraft({ ...draft, reason: value })} />
    </FormDialog>
  );
}

interface ChoiceProps {
  label: string;
  help?: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}

function Choice({ label, help, value, options, onChange }: ChoiceProps) {
  return (
    <TextField
      select
      label={label}
      helperText={help}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
