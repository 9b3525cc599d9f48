import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { callRpc } from "../../../shared/api/call-rpc.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { Pager } from "../../../shared/ui/pager.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type Invitation, PER_PAGE, readInvitations } from "./members-data.ts";

const STATUS_COLOURS = {
  pending: "info",
  accepted: "success",
  revoked: "default",
  expired: "warning",
} as const;

export function InvitationsTab() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [page, setPage] = useState(1);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const query = useLiveQuery(["invitations", page], () => readInvitations(tenant.id, page), {
    table: "invitations",
    intervalMs: 30_000,
  });
  return (
    <Panel>
      <QueryState
        query={query}
        isEmpty={(data) => data.rows.length === 0}
        empty={
          <EmptyState
            title={translate("settings.members.no_invitation_title")}
            text={translate("settings.members.no_invitation_text")}
          />
        }
      >
        {(data) => (
          <>
            <InvitationsTable rows={data.rows} onRevoke={setRevoking} />
            <Pager page={page} perPage={PER_PAGE} total={data.total} onPage={setPage} />
          </>
        )}
      </QueryState>
      {revoking ? <RevokeDialog invitation={revoking} onClose={() => setRevoking(null)} /> : null}
    </Panel>
  );
}

interface TableProps {
  rows: readonly Invitation[];
  onRevoke: (invitation: Invitation) => void;
}

function InvitationsTable({ rows, onRevoke }: TableProps) {
  const translate = useTranslate();
  const { can } = useSession();
  const text = useLocalized();
  const { dateTime, relative } = useFormat();
  const columns: Column<Invitation>[] = [
    {
      key: "email",
      label: translate("auth.email"),
      isHeading: true,
      render: (row) => (
        <Typography sx={{ fontWeight: 600, overflowWrap: "anywhere" }}>
          <bdi>{row.email}</bdi>
        </Typography>
      ),
    },
    {
      key: "role",
      label: translate("settings.members.role"),
      render: (row) => text(row.role_label),
    },
    {
      key: "site",
      label: translate("settings.members.site"),
      render: (row) => row.site_name ?? translate("settings.members.all_sites"),
    },
    {
      key: "status",
      label: translate("settings.members.status"),
      render: (row) => (
        <Chip
          size="small"
          variant="outlined"
          color={STATUS_COLOURS[row.status]}
          label={translate(`settings.members.invitation_statuses.${row.status}`)}
        />
      ),
    },
    {
      key: "by",
      label: translate("settings.members.invited_by"),
      render: (row) =>
        `${row.invited_by_name ?? translate("ui.system")} · ${relative(row.created_at)}`,
    },
    {
      key: "until",
      label: translate("settings.members.valid_until"),
      render: (row) => dateTime(row.expires_at),
    },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (row) =>
        can("members.write") && row.status === "pending" ? (
          <Button size="small" color="error" onClick={() => onRevoke(row)}>
            {translate("settings.members.revoke")}
          </Button>
        ) : null,
    },
  ];
  return (
    <DataTable
      label={translate("settings.members.tabs.invitations")}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
    />
  );
}

function RevokeDialog({ invitation, onClose }: { invitation: Invitation; onClose: () => void }) {
  const translate = useTranslate();
  const action = useAction(() => callRpc("revoke_invitation", { invitation_id: invitation.id }), {
    doneKey: "settings.members.done.revoke",
    onDone: onClose,
    isErrorNotified: false,
  });
  return (
    <FormDialog
      title={translate("settings.members.dialogs.revoke.title", { email: invitation.email })}
      text={translate("settings.members.dialogs.revoke.text")}
      submitLabel={translate("settings.members.revoke")}
      isDanger
      isBusy={action.isBusy}
      error={action.error}
      onSubmit={() => action.run(undefined)}
      onClose={onClose}
    />
  );
}
