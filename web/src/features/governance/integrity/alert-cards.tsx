import Box from "@mui/material/Box";
import Checkbox from "@mui/material/Checkbox";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { SeverityMark, severityLook } from "../../../shared/ui/severity-mark.tsx";
import type { Alert } from "../model/types.ts";
import { AgeText } from "../parts/age-text.tsx";
import { DueText } from "../parts/due-text.tsx";
import { Person } from "../parts/person.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { useAlertWords } from "../parts/use-alert-words.ts";
import { AlertSummary } from "./alert-summary.tsx";
import { useRowKeys } from "./use-row-keys.ts";
import type { Selection } from "./use-selection.ts";

interface Props {
  rows: readonly Alert[];
  selection: Selection | null;
}

/** The list on a phone: one card per alert, everything within a thumb's reach. */
export function AlertCards({ rows, selection }: Props) {
  const onKeyDown = useRowKeys(selection?.toggle);
  return (
    <Box component="ul" onKeyDown={onKeyDown} sx={{ listStyle: "none", m: 0, p: 0 }}>
      {rows.map((alert) => (
        <AlertCard key={alert.id} alert={alert} selection={selection} />
      ))}
    </Box>
  );
}

function AlertCard({ alert, selection }: { alert: Alert; selection: Selection | null }) {
  const translate = useTranslate();
  const { title } = useAlertWords()(alert);
  const { tone } = severityLook(alert.severity);
  const isQuiet = alert.status === "RESOLVED" || alert.is_snoozed;
  const isSelected = selection?.ids.has(alert.id) ?? false;
  return (
    <Box
      component="li"
      data-testid="alert-card"
      sx={{
        p: 2,
        borderBottom: 1,
        borderBottomColor: "divider",
        borderLeft: 4,
        borderLeftColor: isQuiet ? "divider" : `${tone}.main`,
        bgcolor: isSelected ? "action.selected" : undefined,
      }}
    >
      <Stack direction="row" sx={{ alignItems: "center", gap: 1, mb: 0.75 }}>
        <SeverityMark severity={alert.severity} />
        <StateMark status={alert.status} />
        <Box sx={{ flex: 1 }} />
        {selection ? (
          <Checkbox
            checked={isSelected}
            onChange={() => selection.toggle(alert.id)}
            sx={{ my: -1 }}
            slotProps={{
              input: {
                "aria-label": translate("governance.integrity.select_one", { label: title }),
              },
            }}
          />
        ) : null}
      </Stack>
      <AlertSummary alert={alert} />
      <Stack
        direction="row"
        sx={{ mt: 1.25, gap: 2, flexWrap: "wrap", typography: "body2", alignItems: "center" }}
      >
        <DueText alert={alert} />
        <AgeText moment={alert.first_detected_at} />
        <Person id={alert.assigned_to} name={alert.assignee_name} />
      </Stack>
    </Box>
  );
}
