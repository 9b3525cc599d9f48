import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ChecksField } from "./checks-field.tsx";
import { DurationField } from "./duration-field.tsx";
import { NEW_RULE, type Rule, type RuleFields, saveRule } from "./rules-data.ts";
import { useRuleChoices } from "./use-rules.ts";

interface Props {
  rule: Rule | null;
  onClose: () => void;
}

export interface FieldsProps {
  fields: RuleFields;
  onChange: (changes: Partial<RuleFields>) => void;
}

function fieldsOf(rule: Rule | null): RuleFields {
  if (!rule) return NEW_RULE;
  const names = Object.keys(NEW_RULE) as (keyof RuleFields)[];
  return Object.fromEntries(names.map((name) => [name, rule[name]])) as unknown as RuleFields;
}

export function RuleDialog({ rule, onClose }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [fields, setFields] = useState(() => fieldsOf(rule));
  const change = (changes: Partial<RuleFields>) => setFields((known) => ({ ...known, ...changes }));
  const action = useAction(() => saveRule(tenant.id, rule, fields), {
    doneKey: "settings.notifications.saved",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate(
        rule ? "settings.notifications.edit_rule" : "settings.notifications.add_rule",
      )}
      submitLabel={translate("ui.save")}
      isBusy={action.isBusy}
      canSubmit={fields.name.trim() !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      <TextField
        label={translate("settings.notifications.name")}
        value={fields.name}
        onChange={(event) => change({ name: event.target.value })}
        required
        slotProps={{ htmlInput: { maxLength: 120 } }}
      />
      <ScopeFields fields={fields} onChange={change} />
      <TargetFields fields={fields} onChange={change} />
      <PaceFields fields={fields} onChange={change} />
    </FormDialog>
  );
}

function ScopeFields({ fields, onChange }: FieldsProps) {
  const translate = useTranslate();
  const choices = useRuleChoices();
  return (
    <>
      <TextField
        select
        label={translate("settings.notifications.min_severity")}
        value={fields.min_severity}
        onChange={(event) =>
          onChange({ min_severity: event.target.value as RuleFields["min_severity"] })
        }
      >
        {["CRITICAL", "WARN", "INFO"].map((severity) => (
          <MenuItem key={severity} value={severity}>
            {translate(`settings.notifications.from_severity.${severity}`)}
          </MenuItem>
        ))}
      </TextField>
      <ChecksField
        value={fields.check_codes}
        onChange={(codes) => onChange({ check_codes: codes })}
      />
      <TextField
        select
        label={translate("settings.notifications.site")}
        value={choices.data ? (fields.site_id ?? "") : ""}
        onChange={(event) => onChange({ site_id: event.target.value || null })}
        slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
      >
        <MenuItem value="">{translate("settings.notifications.all_sites")}</MenuItem>
        {(choices.data?.sites ?? []).map(({ id, name }) => (
          <MenuItem key={id} value={id}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </>
  );
}

function TargetFields({ fields, onChange }: FieldsProps) {
  const translate = useTranslate();
  return (
    <>
      <TextField
        select
        label={translate("settings.notifications.channel")}
        value={fields.channel}
        onChange={(event) =>
          onChange({ channel: event.target.value as RuleFields["channel"], target: null })
        }
      >
        {["webhook", "email"].map((channel) => (
          <MenuItem key={channel} value={channel}>
            {translate(`settings.notifications.channels.${channel}`)}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        label={translate(`settings.notifications.targets.${fields.channel}`)}
        helperText={translate(`settings.notifications.target_help.${fields.channel}`)}
        value={fields.target ?? ""}
        onChange={(event) => onChange({ target: event.target.value || null })}
        slotProps={{ htmlInput: { dir: "ltr", maxLength: 2000 } }}
      />
    </>
  );
}

function PaceFields({ fields, onChange }: FieldsProps) {
  const translate = useTranslate();
  return (
    <>
      <DurationField
        label={translate("settings.notifications.cooldown")}
        helperText={translate("settings.notifications.cooldown_help")}
        value={fields.cooldown}
        presets={[0, 900, 3600, 14_400, 43_200, 86_400]}
        onChange={(cooldown) => onChange({ cooldown: cooldown ?? "0 seconds" })}
      />
      <DurationField
        label={translate("settings.notifications.group_wait")}
        value={fields.group_wait}
        presets={[0, 30, 120, 300, 900]}
        onChange={(wait) => onChange({ group_wait: wait ?? "0 seconds" })}
      />
      <DurationField
        label={translate("settings.notifications.repeat_every")}
        value={fields.repeat_every}
        presets={[3600, 14_400, 43_200, 86_400]}
        noneLabel={translate("settings.notifications.never")}
        onChange={(every) => onChange({ repeat_every: every })}
      />
      <FormControlLabel
        control={
          <Switch
            checked={fields.notify_resolved}
            onChange={(event) => onChange({ notify_resolved: event.target.checked })}
          />
        }
        label={translate("settings.notifications.tell_resolved")}
      />
    </>
  );
}
