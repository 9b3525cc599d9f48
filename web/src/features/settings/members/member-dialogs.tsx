import Dialog from "@mui/material/Dialog";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { callRpc } from "../../../shared/api/call-rpc.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { ChangeMemberDialog } from "./change-member-dialog.tsx";
import { HistoryList } from "./history-list.tsx";
import type { Member } from "./members-data.ts";

export interface MemberTask {
  kind: "change" | "suspend" | "reinstate" | "remove" | "history";
  member: Member;
}

interface Props {
  task: MemberTask;
  onClose: () => void;
}

export function MemberDialogs({ task, onClose }: Props) {
  if (task.kind === "change") return <ChangeMemberDialog member={task.member} onClose={onClose} />;
  if (task.kind === "history") return <MemberHistory member={task.member} onClose={onClose} />;
  return <StatusDialog kind={task.kind} member={task.member} onClose={onClose} />;
}

const RPC_BY_KIND = {
  suspend: "suspend_member",
  reinstate: "reinstate_member",
  remove: "remove_member",
} as const;

interface StatusProps {
  kind: keyof typeof RPC_BY_KIND;
  member: Member;
  onClose: () => void;
}

function StatusDialog({ kind, member, onClose }: StatusProps) {
  const translate = useTranslate();
  const [reason, setReason] = useState("");
  const needsReason = kind !== "reinstate";
  const action = useAction(
    () =>
      callRpc(RPC_BY_KIND[kind], {
        profil_id: member.id,
        expected_version: member.version,
        ...(needsReason ? { reason: reason.trim() } : {}),
      }),
    { doneKey: `settings.members.done.${kind}`, onDone: onClose, isErrorNotified: false },
  );
  return (
    <FormDialog
      title={translate(`settings.members.dialogs.${kind}.title`, { name: member.nom_complet })}
      text={translate(`settings.members.dialogs.${kind}.text`, { name: member.nom_complet })}
      submitLabel={translate(`settings.members.${kind}`)}
      isDanger={kind === "remove"}
      isBusy={action.isBusy}
      canSubmit={!needsReason || reason.trim() !== ""}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    >
      {needsReason ? <ReasonField value={reason} onChange={setReason} /> : null}
    </FormDialog>
  );
}

function MemberHistory({ member, onClose }: { member: Member; onClose: () => void }) {
  const translate = useTranslate();
  return (
    <Dialog open onClose={onClose} aria-labelledby="member-history-title">
      <DialogTitle id="member-history-title">
        {translate("settings.members.history_of", { name: member.nom_complet })}
      </DialogTitle>
      <DialogContent sx={{ px: 0 }}>
        <HistoryList profilId={member.id} />
      </DialogContent>
    </Dialog>
  );
}
