import Alert from "@mui/material/Alert";
import Checkbox from "@mui/material/Checkbox";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { zonedToIso } from "../../../shared/format/zoned-time.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { useSetValues } from "./flag-set-values.tsx";
import { FlagValueField, parseValue } from "./flag-value-field.tsx";
import { type Flag, isSameTarget, writeFlag } from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";
import { targetKey, useTargets } from "./use-targets.ts";
import type { WriteIntent } from "./write-intent.ts";

const MIN_REASON = 5;

interface Props {
  flag: Flag;
  intent: WriteIntent;
  onClose: () => void;
}

function useFlagForm({ flag, intent, onClose }: Props) {
  const { tenant } = useSession();
  const targets = useTargets(flag);
  const setValues = useSetValues(flag);
  const [target, setTarget] = useState(intent.target ?? targets[0] ?? null);
  const [typed, setTyped] = useState(intent.value === null ? "" : String(intent.value));
  const [reason, setReason] = useState("");
  const [expiry, setExpiry] = useState("");
  const [isSure, setSure] = useState(flag.kind !== "kill_switch");
  const isClearing = intent.value === null;
  const value = isClearing ? null : parseValue(flag, typed);
  const action = useAction(
    () => {
      if (target === null || value === undefined) return Promise.resolve(null);
      const standing = setValues.data?.find((row) => isSameTarget(row, target));
      return writeFlag({
        key: flag.key,
        scope: target.scope,
        tenant_id: target.tenant_id,
        channel: target.channel,
        value,
        reason,
        expires_at: expiry === "" ? null : zonedToIso(expiry, tenant.timezone),
        version: standing?.version ?? 0,
      });
    },
    { doneKey: "settings.flags.saved", onDone: onClose, isErrorNotified: false },
  );
  const isComplete =
    target !== null && value !== undefined && reason.trim().length >= MIN_REASON && isSure;
  return {
    targets,
    target,
    setTarget,
    typed,
    setTyped,
    reason,
    setReason,
    expiry,
    setExpiry,
    isSure,
    setSure,
    isClearing,
    action,
    canSubmit: isComplete && setValues.data !== undefined,
  };
}

/** Sets, clears or undoes, always with a reason; a kill switch also asks to be sure. */
export function FlagWriteDialog(props: Props) {
  const { flag, intent, onClose } = props;
  const translate = useTranslate();
  const words = useFlagWords();
  const form = useFlagForm(props);
  const isDanger = flag.kind === "kill_switch";
  return (
    <FormDialog
      title={translate(`settings.flags.dialogs.${intent.kind}`)}
      submitLabel={translate(`settings.flags.submit.${form.isClearing ? "clear" : "set"}`)}
      isDanger={isDanger}
      isBusy={form.action.isBusy}
      canSubmit={form.canSubmit}
      error={form.action.error}
      onSubmit={() => form.action.run(undefined)}
      onClose={onClose}
    >
      <Typography color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
        <code>{flag.key}</code>
        {form.target && intent.target ? ` · ${words.target(form.target)}` : ""}
      </Typography>
      {intent.target === null ? <TargetField {...form} /> : null}
      {form.isClearing ? (
        <Typography>{translate("settings.flags.clear_text")}</Typography>
      ) : (
        <FlagValueField flag={flag} value={form.typed} onChange={form.setTyped} />
      )}
      <ReasonField value={form.reason} onChange={form.setReason} />
      {form.isClearing ? null : (
        <TextField
          type="datetime-local"
          label={translate("settings.flags.expires")}
          helperText={translate("settings.flags.expires_help")}
          value={form.expiry}
          onChange={(event) => form.setExpiry(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      )}
      {isDanger ? <DangerCheck isSure={form.isSure} onChange={form.setSure} /> : null}
    </FormDialog>
  );
}

function TargetField({ targets, target, setTarget }: ReturnType<typeof useFlagForm>) {
  const translate = useTranslate();
  const words = useFlagWords();
  return (
    <TextField
      select
      label={translate("settings.flags.where")}
      value={target ? targetKey(target) : ""}
      onChange={(event) =>
        setTarget(targets.find((other) => targetKey(other) === event.target.value) ?? null)
      }
    >
      {targets.map((other) => (
        <MenuItem key={targetKey(other)} value={targetKey(other)}>
          {words.target(other)}
        </MenuItem>
      ))}
    </TextField>
  );
}

function DangerCheck({
  isSure,
  onChange,
}: {
  isSure: boolean;
  onChange: (isSure: boolean) => void;
}) {
  const translate = useTranslate();
  return (
    <Alert severity="warning">
      <Typography variant="body2">{translate("settings.flags.danger_text")}</Typography>
      <FormControlLabel
        control={<Checkbox checked={isSure} onChange={(event) => onChange(event.target.checked)} />}
        label={translate("settings.flags.danger_check")}
      />
    </Alert>
  );
}
