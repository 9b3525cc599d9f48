import MenuItem from "@mui/material/MenuItem";
import TextField from "@mui/material/TextField";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { addException } from "../data/exposure.ts";

const RULES = [
  "TABLE_WITHOUT_RLS",
  "POLICY_TO_PUBLIC",
  "GRANT_TO_ANON",
  "VIEW_WITHOUT_INVOKER",
  "DEFINER_FUNCTION_REACHABLE",
  "FUNCTION_SEARCH_PATH_MUTABLE",
  "POLICY_ALWAYS_TRUE",
  "DEFAULT_PRIVILEGES_OPEN",
];
const DAY_MS = 86_400_000;
const MAX_DAYS = 400;
const DEFAULT_DAYS = 30;

const dayFrom = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

interface Props {
  rule?: string;
  objectKey?: string;
  onClose: () => void;
}

/** Accepting a risk takes a reason, a name and an end: a tolerance without an end is a hole. */
export function ExceptionDialog({ rule = "", objectKey = "", onClose }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`security.exposure.exceptions.${key}`);
  const [draft, setDraft] = useState({
    rule,
    object_key: objectKey,
    reason: "",
    owner_name: "",
    expires_at: dayFrom(DEFAULT_DAYS),
  });
  const action = useAction(addException, {
    doneKey: "security.exposure.exceptions.added",
    isErrorNotified: false,
    onDone: onClose,
  });
  const isComplete =
    draft.rule !== "" &&
    draft.object_key.trim() !== "" &&
    draft.reason.trim().length >= 10 &&
    draft.owner_name.trim().length >= 2 &&
    draft.expires_at > dayFrom(0) &&
    draft.expires_at <= dayFrom(MAX_DAYS);
  const field = (name: keyof typeof draft, label: string, help: string | undefined) => ({
    label: word(label),
    helperText: help === undefined ? undefined : word(help),
    value: draft[name],
    required: true,
    onChange: (event: { target: { value: string } }) =>
      setDraft({ ...draft, [name]: event.target.value }),
  });
  return (
    <FormDialog
      title={word("add")}
      submitLabel={word("add")}
      isBusy={action.isBusy}
      canSubmit={isComplete}
      error={action.error}
      onSubmit={() => action.run({ ...draft, expires_at: `${draft.expires_at}T23:59:59Z` })}
      onClose={onClose}
    >
      <TextField select id="exception-rule" {...field("rule", "rule", undefined)}>
        {RULES.map((each) => (
          <MenuItem key={each} value={each}>
            {each}
          </MenuItem>
        ))}
      </TextField>
      <TextField {...field("object_key", "object_key", "object_key_help")} />
      <TextField multiline minRows={2} {...field("reason", "reason", "reason_help")} />
      <TextField {...field("owner_name", "owner", undefined)} />
      <TextField
        type="date"
        {...field("expires_at", "until", "until_help")}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { min: dayFrom(1), max: dayFrom(MAX_DAYS) },
        }}
      />
    </FormDialog>
  );
}
