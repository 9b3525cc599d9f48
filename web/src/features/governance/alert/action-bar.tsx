import BedtimeOffOutlinedIcon from "@mui/icons-material/BedtimeOffOutlined";
import BedtimeOutlinedIcon from "@mui/icons-material/BedtimeOutlined";
import ChatBubbleOutlineIcon from "@mui/icons-material/ChatBubbleOutlined";
import CheckCircleOutlineIcon from "@mui/icons-material/CheckCircleOutlined";
import PanToolOutlinedIcon from "@mui/icons-material/PanToolOutlined";
import PersonAddAltIcon from "@mui/icons-material/PersonAddAlt";
import ReplayIcon from "@mui/icons-material/Replay";
import UndoIcon from "@mui/icons-material/Undo";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { fetchTransitions } from "../data/alert-actions.ts";
import { ActionDialog } from "../dialogs/action-dialog.tsx";
import {
  type ActionInput,
  type ActionKind,
  PERMISSIONS,
  readTransitions,
} from "../model/actions.ts";
import type { Alert } from "../model/types.ts";

const ORDER: readonly (readonly [ActionKind, typeof UndoIcon])[] = [
  ["acknowledge", PanToolOutlinedIcon],
  ["resolve", CheckCircleOutlineIcon],
  ["reopen", ReplayIcon],
  ["assign", PersonAddAltIcon],
  ["snooze", BedtimeOutlinedIcon],
  ["unsnooze", BedtimeOffOutlinedIcon],
  ["comment", ChatBubbleOutlineIcon],
  ["unacknowledge", UndoIcon],
];

// Taking charge and waking up are one click, because their inverse is one click too.
const IMMEDIATE: ReadonlySet<ActionKind> = new Set(["acknowledge", "unacknowledge", "unsnooze"]);

interface Props {
  alert: Alert;
  onAct: (kind: ActionKind, input?: ActionInput) => Promise<void>;
  onFail: (error: unknown) => void;
}

export function ActionBar({ alert, onAct, onFail }: Props) {
  const { can } = useSession();
  const [busy, setBusy] = useState<ActionKind | null>(null);
  const [asked, setAsked] = useState<ActionKind | null>(null);
  const mayAct = Object.values(PERMISSIONS).some((permission) => can(permission, alert.site_id));
  const transitions = useLiveQuery(
    ["governance", "transitions", alert.id, alert.version],
    () => fetchTransitions(alert.id),
    { enabled: mayAct, intervalMs: false },
  );
  if (!mayAct) return <ReadOnlyNote />;
  const allowed = readTransitions(transitions.data ?? []);
  const start = (kind: ActionKind) => {
    if (!IMMEDIATE.has(kind)) return setAsked(kind);
    setBusy(kind);
    void onAct(kind)
      .catch(onFail)
      .finally(() => setBusy(null));
  };
  return (
    <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", minHeight: 36 }}>
      {ORDER.filter(([kind]) => allowed.has(kind)).map(([kind, Icon], index) => (
        <ActionButton
          key={kind}
          kind={kind}
          Icon={Icon}
          isMain={index === 0}
          isBusy={busy === kind}
          onClick={() => start(kind)}
        />
      ))}
      {asked === null ? null : (
        <ActionDialog
          kind={asked}
          needsReason={asked === "resolve" && alert.is_active}
          onSubmit={async (input) => {
            await onAct(asked, input);
            setAsked(null);
          }}
          onClose={() => setAsked(null)}
        />
      )}
    </Stack>
  );
}

function ReadOnlyNote() {
  const translate = useTranslate();
  return (
    <Typography variant="body2" color="textSecondary">
      {translate("governance.alert.action.none")}
    </Typography>
  );
}

interface ButtonProps {
  kind: ActionKind;
  Icon: typeof UndoIcon;
  isMain: boolean;
  isBusy: boolean;
  onClick: () => void;
}

function ActionButton({ kind, Icon, isMain, isBusy, onClick }: ButtonProps) {
  const translate = useTranslate();
  return (
    <Button
      variant={isMain ? "contained" : "outlined"}
      color={isMain ? "primary" : "inherit"}
      startIcon={<Icon />}
      loading={isBusy}
      sx={isMain ? undefined : { borderColor: "divider", bgcolor: "background.paper" }}
      data-action={kind}
      onClick={onClick}
    >
      {translate(`governance.alert.action.${kind}`)}
    </Button>
  );
}
