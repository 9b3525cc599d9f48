import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import TextField from "@mui/material/TextField";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import type { ActionInput } from "../model/actions.ts";
import { fromWallClock, presetMoment, snoozePresets, toWallClock } from "../model/snooze-until.ts";

interface Props {
  input: ActionInput;
  onChange: (changes: ActionInput) => void;
}

/** Times are those of the tenant's wall clock, wherever the browser is. */
export function SnoozeFields({ input, onChange }: Props) {
  const translate = useTranslate();
  const { timezone } = useSession().tenant;
  const word = (key: string) => translate(`governance.alert.dialog.${key}`);
  const now = new Date();
  const until = input.until ? new Date(input.until) : null;
  const isPast = until !== null && until <= now;
  return (
    <>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
        {snoozePresets.map((preset) => {
          const moment = presetMoment(preset, now, timezone);
          return moment === null ? null : (
            <Chip
              key={preset}
              label={word(preset)}
              variant="outlined"
              onClick={() => onChange({ until: moment.toISOString() })}
            />
          );
        })}
      </Stack>
      <TextField
        type="datetime-local"
        label={`${word("until")} (${timezone})`}
        value={until ? toWallClock(until, timezone) : ""}
        required
        error={isPast}
        helperText={isPast ? word("until_invalid") : word("until_help")}
        slotProps={{ inputLabel: { shrink: true } }}
        onChange={(event) => {
          const moment = fromWallClock(event.target.value, timezone);
          if (moment) onChange({ until: moment.toISOString() });
        }}
      />
    </>
  );
}
