import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link as RouterLink } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { ChannelMark } from "../../../shared/messaging/channel-mark.tsx";
import { useCause } from "../../../shared/messaging/use-cause.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { DeadRow } from "../data/outbox.ts";

export function useDeadColumns(): Column<DeadRow>[] {
  const translate = useTranslate();
  const causeOf = useCause();
  const { dateTime, number } = useFormat();
  return [
    {
      key: "contact",
      label: translate("messaging.contact"),
      isHeading: true,
      render: (row) => <Who row={row} />,
    },
    {
      key: "channel",
      label: translate("messaging.channel"),
      render: ({ channel }) => <ChannelMark channel={channel} />,
    },
    {
      key: "reason",
      label: translate("messaging.reason"),
      render: (row) => (
        <>
          <Typography variant="body2" sx={{ fontWeight: 600 }}>
            {row.key ? translate(`messaging.error_keys.${row.key}`, { _: row.key }) : null}
            {row.error_code === null ? null : (
              <>
                {" "}
                <bdi dir="ltr">({row.error_code})</bdi>
              </>
            )}
          </Typography>
          <Typography variant="body2">{causeOf(row.status, row).reason}</Typography>
        </>
      ),
    },
    {
      key: "remedy",
      label: translate("messaging.remedy"),
      render: (row) => causeOf(row.status, row).remedy,
    },
    {
      key: "attempts",
      label: translate("messaging.attempts"),
      align: "end",
      render: ({ attempts }) => number(attempts),
    },
    {
      key: "created_at",
      label: translate("messaging.created_at"),
      render: ({ created_at }) => dateTime(created_at),
    },
  ];
}

function Who({ row }: { row: DeadRow }) {
  const translate = useTranslate();
  const { can } = useSession();
  const name = <bdi>{row.contact_name ?? translate("messaging.unnamed")}</bdi>;
  if (!can("messages.read")) return name;
  return (
    <Link component={RouterLink} to={`/messaging/conversations/${row.conversation_id}`}>
      {name}
    </Link>
  );
}
