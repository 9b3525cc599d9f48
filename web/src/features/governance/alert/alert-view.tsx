import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import type { Alert } from "../model/types.ts";
import { ActionBar } from "./action-bar.tsx";
import { ActionToast } from "./action-toast.tsx";
import { AlertHeader } from "./alert-header.tsx";
import { ConflictNotice } from "./conflict-notice.tsx";
import { EpisodesPanel } from "./episodes-panel.tsx";
import { EvidencePanel } from "./evidence-panel.tsx";
import { HistoryPanel } from "./history-panel.tsx";
import { RemedyPanel } from "./remedy-panel.tsx";
import { StatePanel } from "./state-panel.tsx";
import { useAlertActions } from "./use-alert-actions.ts";

/** Left: what it is and what to do. Right: where it stands. On a phone: where it stands first. */
export function AlertView({ alert }: { alert: Alert }) {
  const actions = useAlertActions(alert);
  return (
    <Box sx={{ maxWidth: 1320, mx: "auto" }}>
      <AlertHeader alert={alert} />
      {actions.conflict ? (
        <ConflictNotice error={actions.conflict} onClose={actions.dismiss} />
      ) : null}
      <ActionBar alert={alert} onAct={actions.run} onFail={actions.fail} />
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          mt: 2.5,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 360px" },
        }}
      >
        <Stack sx={{ gap: 2.5, order: { xs: 2, md: 1 } }}>
          <EvidencePanel alert={alert} />
          <RemedyPanel alert={alert} />
          <HistoryPanel alert={alert} />
        </Stack>
        <Stack sx={{ gap: 2.5, order: { xs: 1, md: 2 } }}>
          <StatePanel alert={alert} />
          {alert.episode > 1 ? <EpisodesPanel alert={alert} /> : null}
        </Stack>
      </Box>
      <ActionToast done={actions.done} onUndo={actions.undo} onClose={actions.forget} />
    </Box>
  );
}
