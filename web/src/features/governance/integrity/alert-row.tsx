import Checkbox from "@mui/material/Checkbox";
import TableCell from "@mui/material/TableCell";
import TableRow from "@mui/material/TableRow";
import { useTranslate } from "react-admin";
import { SeverityMark, severityLook } from "../../../shared/ui/severity-mark.tsx";
import type { Alert } from "../model/types.ts";
import { AgeText } from "../parts/age-text.tsx";
import { DueText } from "../parts/due-text.tsx";
import { Person } from "../parts/person.tsx";
import { StateMark } from "../parts/state-mark.tsx";
import { useAlertWords } from "../parts/use-alert-words.ts";
import { AlertSummary } from "./alert-summary.tsx";
import type { Selection } from "./use-selection.ts";

interface Props {
  alert: Alert;
  selection: Selection | null;
}

export function AlertRow({ alert, selection }: Props) {
  const translate = useTranslate();
  const { title } = useAlertWords()(alert);
  const isSelected = selection?.ids.has(alert.id) ?? false;
  const { tone } = severityLook(alert.severity);
  const isQuiet = alert.status === "RESOLVED" || alert.is_snoozed;
  return (
    <TableRow
      hover
      selected={isSelected}
      data-testid="alert-row"
      sx={{
        "& > td": { verticalAlign: "top", opacity: isQuiet ? 0.78 : 1 },
        "& > td:first-of-type": {
          borderLeft: 4,
          borderLeftColor: isQuiet ? "divider" : `${tone}.main`,
        },
      }}
    >
      {selection ? (
        <TableCell padding="checkbox">
          <Checkbox
            size="small"
            checked={isSelected}
            onChange={() => selection.toggle(alert.id)}
            slotProps={{
              input: {
                "aria-label": translate("governance.integrity.select_one", { label: title }),
              },
            }}
          />
        </TableCell>
      ) : null}
      <TableCell>
        <SeverityMark severity={alert.severity} />
      </TableCell>
      <TableCell>
        <AlertSummary alert={alert} />
      </TableCell>
      <TableCell>
        <StateMark status={alert.status} />
      </TableCell>
      <TableCell sx={{ minWidth: 130 }}>
        <Person id={alert.assigned_to} name={alert.assignee_name} />
      </TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <AgeText moment={alert.first_detected_at} />
      </TableCell>
      <TableCell sx={{ whiteSpace: "nowrap" }}>
        <DueText alert={alert} />
      </TableCell>
    </TableRow>
  );
}
