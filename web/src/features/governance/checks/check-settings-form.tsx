import Button from "@mui/material/Button";
import FormControlLabel from "@mui/material/FormControlLabel";
import MenuItem from "@mui/material/MenuItem";
import Stack from "@mui/material/Stack";
import Switch from "@mui/material/Switch";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { type FormEvent, useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { saveCheck } from "../data/checks.ts";
import { type Check, intervalSeconds } from "../model/check.ts";
import { severities } from "../model/types.ts";
import { useRefresh } from "../parts/use-refresh.ts";

const initial = (check: Check) => ({
  is_enabled: check.is_enabled,
  severity: check.severity,
  minutes: String((intervalSeconds(check.every) ?? 60) / 60),
  budget: String(check.budget_ms),
  reason: "",
});

type Draft = ReturnType<typeof initial>;

const isNumberWithin = (text: string, low: number, high: number): boolean => {
  const value = Number(text);
  return text.trim() !== "" && value >= low && value <= high;
};

const MINUTES = [1 / 6, 44_640] as const;
const BUDGET = [1, 600_000] as const;

/** Settings of a check; every change carries its reason into the history. */
export function CheckSettingsForm({ check }: { check: Check }) {
  const translate = useTranslate();
  const notify = useNotify();
  const refresh = useRefresh();
  const { can } = useSession();
  const [draft, setDraft] = useState(() => initial(check));
  const [error, setError] = useState<unknown>(null);
  const word = (key: string) => translate(`governance.checks.form.${key}`);
  const isReadOnly = !can("checks.write");
  const canSave =
    isNumberWithin(draft.minutes, ...MINUTES) &&
    isNumberWithin(draft.budget, ...BUDGET) &&
    draft.reason.trim().length >= 3;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setError(null);
    try {
      await saveCheck(check, {
        is_enabled: draft.is_enabled,
        severity: draft.severity,
        every: `${String(Math.round(Number(draft.minutes) * 60))} seconds`,
        budget_ms: Math.round(Number(draft.budget)),
        reason: draft.reason.trim(),
      });
      notify(word("saved"), { type: "success" });
    } catch (failure) {
      setError(failure);
    }
    await refresh();
  };
  return (
    <Stack component="form" onSubmit={(event) => void save(event)} sx={{ gap: 2, pt: 2.5 }}>
      {isReadOnly ? <Typography color="textSecondary">{word("read_only")}</Typography> : null}
      <Fields
        draft={draft}
        isReadOnly={isReadOnly}
        onChange={(changes) => setDraft({ ...draft, ...changes })}
      />
      {error ? <ErrorNotice error={error} /> : null}
      {isReadOnly ? null : (
        <Button
          type="submit"
          variant="contained"
          disabled={!canSave}
          sx={{ alignSelf: "flex-start" }}
        >
          {word("save")}
        </Button>
      )}
    </Stack>
  );
}

interface FieldsProps {
  draft: Draft;
  isReadOnly: boolean;
  onChange: (changes: Partial<Draft>) => void;
}

function Fields({ draft, isReadOnly, onChange }: FieldsProps) {
  const translate = useTranslate();
  const word = (key: string) => translate(`governance.checks.form.${key}`);
  const number = (key: "minutes" | "budget", label: string, range: readonly [number, number]) => {
    const isWrong = !isNumberWithin(draft[key], ...range);
    return (
      <TextField
        label={word(label)}
        value={draft[key]}
        disabled={isReadOnly}
        error={isWrong}
        helperText={isWrong ? word(`${label}_invalid`) : undefined}
        onChange={(event) => onChange({ [key]: event.target.value })}
        slotProps={{ htmlInput: { inputMode: "decimal" } }}
      />
    );
  };
  return (
    <>
      <FormControlLabel
        control={
          <Switch
            checked={draft.is_enabled}
            disabled={isReadOnly}
            onChange={(event) => onChange({ is_enabled: event.target.checked })}
          />
        }
        label={word("enabled")}
      />
      {draft.is_enabled ? null : (
        <Typography variant="body2" color="warning">
          {word("enabled_help")}
        </Typography>
      )}
      <TextField
        select
        id="check-severity"
        label={word("severity")}
        value={draft.severity}
        disabled={isReadOnly}
        onChange={(event) =>
          onChange({
            severity: severities.find((each) => each === event.target.value) ?? draft.severity,
          })
        }
      >
        {severities.map((severity) => (
          <MenuItem key={severity} value={severity}>
            {translate(`severity.${severity}`)}
          </MenuItem>
        ))}
      </TextField>
      {number("minutes", "every", MINUTES)}
      {number("budget", "budget", BUDGET)}
      {isReadOnly ? null : (
        <TextField
          label={word("reason")}
          helperText={word("reason_help")}
          value={draft.reason}
          required
          onChange={(event) => onChange({ reason: event.target.value })}
        />
      )}
    </>
  );
}
