import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { ActionMenu, type MenuAction } from "../../../shared/ui/action-menu.tsx";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import type { MemberTask } from "./member-dialogs.tsx";
import type { Member } from "./members-data.ts";

interface Props {
  rows: readonly Member[];
  onTask: (task: MemberTask) => void;
}

export function MembersTable({ rows, onTask }: Props) {
  const translate = useTranslate();
  const text = useLocalized();
  const columns: Column<Member>[] = [
    {
      key: "name",
      label: translate("settings.members.name"),
      isHeading: true,
      render: (member) => <Person member={member} />,
    },
    {
      key: "role",
      label: translate("settings.members.role"),
      render: (member) => text(member.role_label),
    },
    {
      key: "site",
      label: translate("settings.members.site"),
      render: (member) => member.site_name ?? translate("settings.members.all_sites"),
    },
    {
      key: "status",
      label: translate("settings.members.status"),
      render: (member) => <MemberStatus status={member.status} />,
    },
    {
      key: "change",
      label: translate("settings.members.last_change"),
      render: (member) => <LastChange member={member} />,
    },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (member) => <MemberActions member={member} onTask={onTask} />,
    },
  ];
  return (
    <DataTable
      label={translate("settings.members.title")}
      rows={rows}
      columns={columns}
      rowKey={(member) => member.id}
    />
  );
}

function Person({ member }: { member: Member }) {
  const translate = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography sx={{ fontWeight: 600 }}>
        <bdi>{member.nom_complet}</bdi>
        {member.is_self ? (
          <Typography component="span" variant="body2" color="textSecondary">
            {" "}
            ({translate("settings.members.you")})
          </Typography>
        ) : null}
      </Typography>
      <Typography variant="body2" color="textSecondary" sx={{ overflowWrap: "anywhere" }}>
        <bdi>{member.email}</bdi>
      </Typography>
    </Box>
  );
}

export function MemberStatus({ status }: { status: Member["status"] }) {
  const translate = useTranslate();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={status === "active" ? "success" : "warning"}
      label={translate(`settings.members.statuses.${status}`)}
    />
  );
}

function LastChange({ member }: { member: Member }) {
  const translate = useTranslate();
  const { relative, dateTime } = useFormat();
  if (!member.last_change_kind) return "–";
  return (
    <Box title={dateTime(member.last_change_at)}>
      <Typography variant="body2">
        {translate(`settings.members.kinds.${member.last_change_kind}`, {
          _: member.last_change_kind,
        })}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {relative(member.last_change_at)}
        {member.last_change_by
          ? ` · ${translate(`settings.members.actor_roles.${member.last_change_by}`, { _: member.last_change_by })}`
          : ""}
      </Typography>
    </Box>
  );
}

function MemberActions({ member, onTask }: { member: Member; onTask: Props["onTask"] }) {
  const translate = useTranslate();
  const { can } = useSession();
  const open = (kind: MemberTask["kind"]) => () => onTask({ kind, member });
  const actions: MenuAction[] = [
    { label: translate("settings.members.history"), onSelect: open("history") },
  ];
  // The database refuses changes to one's own membership: the menu does not offer them.
  if (can("members.write") && !member.is_self) {
    const isActive = member.status === "active";
    actions.push(
      { label: translate("settings.members.change"), onSelect: open("change") },
      isActive
        ? { label: translate("settings.members.suspend"), onSelect: open("suspend") }
        : { label: translate("settings.members.reinstate"), onSelect: open("reinstate") },
      { label: translate("settings.members.remove"), onSelect: open("remove"), isDanger: true },
    );
  }
  return (
    <ActionMenu
      label={translate("settings.members.actions_for", { name: member.nom_complet })}
      actions={actions}
    />
  );
}
