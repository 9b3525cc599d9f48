import BedtimeOutlinedIcon from "@mui/icons-material/BedtimeOutlined";
import CheckCircleOutlineIcon from "@mui/icons-material/CheckCircleOutlined";
import PanToolOutlinedIcon from "@mui/icons-material/PanToolOutlined";
import PersonAddAltIcon from "@mui/icons-material/PersonAddAlt";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import { actOnMany } from "../data/alert-actions.ts";
import { ActionDialog } from "../dialogs/action-dialog.tsx";
import { type ActionInput, type BulkKind, bulkKinds, PERMISSIONS } from "../model/actions.ts";
import type { Alert, BulkOutcome } from "../model/types.ts";
import { useRefresh } from "../parts/use-refresh.ts";
import type { Selection } from "./use-selection.ts";

const ICONS: Record<BulkKind, typeof PanToolOutlinedIcon> = {
  acknowledge: PanToolOutlinedIcon,
  assign: PersonAddAltIcon,
  snooze: BedtimeOutlinedIcon,
  resolve: CheckCircleOutlineIcon,
};

export type BulkReportData = {
  readonly kind: BulkKind;
  readonly alerts: readonly Alert[];
  readonly outcomes: readonly BulkOutcome[];
};

interface Props {
  rows: readonly Alert[];
  selection: Selection;
  onReport: (report: BulkReportData) => void;
}

export function BulkBar({ rows, selection, onReport }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const refresh = useRefresh();
  const [kind, setKind] = useState<BulkKind | null>(null);
  if (selection.count === 0) return null;
  const alerts = rows.filter((row) => selection.ids.has(row.id));
  const submit = async (input: ActionInput) => {
    if (kind === null) return;
    const outcomes = await actOnMany([...selection.ids], kind, input);
    onReport({ kind, alerts, outcomes });
    setKind(null);
    selection.clear();
    await refresh();
  };
  return (
    <Paper
      elevation={6}
      role="region"
      aria-label={translate("governance.integrity.column.select")}
      sx={BAR}
    >
      <Typography sx={{ fontWeight: 600, px: 1 }} aria-live="polite">
        {translate("governance.integrity.bulk.selected", { smart_count: selection.count })}
      </Typography>
      {bulkKinds
        .filter((each) => can(PERMISSIONS[each]))
        .map((each) => {
          const Icon = ICONS[each];
          return (
            <Button
              key={each}
              size="small"
              variant="outlined"
              startIcon={<Icon />}
              onClick={() => setKind(each)}
            >
              {translate(`governance.alert.action.${each}`)}
            </Button>
          );
        })}
      <Box sx={{ flex: 1 }} />
      <Button size="small" color="inherit" onClick={selection.clear}>
        {translate("governance.integrity.bulk.clear")}
      </Button>
      {kind === null ? null : (
        <ActionDialog
          kind={kind}
          count={selection.count}
          needsReason={kind === "resolve" && alerts.some((alert) => alert.is_active)}
          onSubmit={submit}
          onClose={() => setKind(null)}
        />
      )}
    </Paper>
  );
}

const BAR = {
  position: "sticky",
  bottom: 12,
  zIndex: 3,
  p: 1.5,
  display: "flex",
  flexWrap: "wrap",
  gap: 1,
  alignItems: "center",
  border: 1,
  borderColor: "primary.main",
} as const;
