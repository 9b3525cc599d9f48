import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { callRpc } from "../../../shared/api/call-rpc.ts";
import { useAction } from "../../../shared/api/use-action.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import type { Delivery, DeliveryStatus } from "./deliveries-data.ts";
import { hostOf } from "./use-rule-words.ts";
import { useRules } from "./use-rules.ts";

const STATUS_COLOURS = {
  PENDING: "info",
  SENDING: "info",
  SENT: "success",
  RETRY: "warning",
  DEAD: "error",
} as const satisfies Record<DeliveryStatus, string>;

export function DeliveriesTable({ rows }: { rows: readonly Delivery[] }) {
  const translate = useTranslate();
  const { dateTime } = useFormat();
  const rules = useRules();
  const label = (name: string) => translate(`settings.notifications.delivery.${name}`);
  const columns: Column<Delivery>[] = [
    {
      key: "what",
      label: label("what"),
      isHeading: true,
      render: (row) => <What delivery={row} />,
    },
    {
      key: "rule",
      label: label("rule"),
      render: (row) =>
        rules.data?.find((rule) => rule.id === row.rule_id)?.name ??
        translate("settings.notifications.rule_gone"),
    },
    {
      key: "target",
      label: label("target"),
      render: (row) => <Target delivery={row} />,
    },
    { key: "status", label: label("status"), render: (row) => <Status delivery={row} /> },
    { key: "created", label: label("created"), render: (row) => dateTime(row.created_at) },
    {
      key: "actions",
      label: translate("ui.actions"),
      isActions: true,
      render: (row) => <Retry delivery={row} />,
    },
  ];
  return (
    <DataTable
      label={translate("settings.notifications.tabs.deliveries")}
      rows={rows}
      columns={columns}
      rowKey={(row) => row.id}
    />
  );
}

function What({ delivery }: { delivery: Delivery }) {
  const translate = useTranslate();
  return (
    <Box>
      <Typography sx={{ fontWeight: 600 }}>
        {translate(`settings.notifications.reasons.${delivery.reason}`, { _: delivery.reason })}
      </Typography>
      {delivery.alert_ids.length > 0 ? (
        <Typography variant="body2" color="textSecondary">
          {translate("settings.notifications.alert_count", {
            smart_count: delivery.alert_ids.length,
          })}
        </Typography>
      ) : null}
    </Box>
  );
}

function Target({ delivery }: { delivery: Delivery }) {
  const translate = useTranslate();
  const where = delivery.target
    ? delivery.channel === "webhook"
      ? hostOf(delivery.target)
      : delivery.target
    : translate(`settings.notifications.default_target.${delivery.channel}`);
  return (
    <Typography variant="body2" sx={{ overflowWrap: "anywhere" }}>
      <bdi>{where}</bdi>
    </Typography>
  );
}

function Status({ delivery }: { delivery: Delivery }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const { status, last_error: error } = delivery;
  const isWaiting = status === "RETRY" || status === "PENDING";
  return (
    <Box>
      <Chip
        size="small"
        variant="outlined"
        color={STATUS_COLOURS[status]}
        label={translate(`settings.notifications.statuses.${status}`)}
      />
      {error && status !== "SENT" ? (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {errorWords(error, translate)}
        </Typography>
      ) : null}
      <Typography variant="body2" color="textSecondary">
        {translate("settings.notifications.attempts", {
          count: delivery.attempts,
          max: delivery.max_attempts,
        })}
        {isWaiting ? ` · ${relative(delivery.next_attempt_at)}` : ""}
      </Typography>
    </Box>
  );
}

type Translate = (key: string, options?: Record<string, unknown>) => string;

function errorWords(error: string, translate: Translate): string {
  const http = /^http_(\d{3})$/.exec(error);
  if (http) return translate("settings.notifications.errors.http", { status: http[1] });
  return translate(`settings.notifications.errors.${error}`, { _: error });
}

function Retry({ delivery }: { delivery: Delivery }) {
  const translate = useTranslate();
  const { can } = useSession();
  const retry = useAction(() => callRpc("retry_notification", { delivery_id: delivery.id }), {
    doneKey: "settings.notifications.retry_queued",
  });
  if (delivery.status !== "DEAD" || !can("notifications.write")) return null;
  return (
    <Button
      size="small"
      variant="outlined"
      loading={retry.isBusy}
      onClick={() => retry.run(undefined)}
    >
      {translate("settings.notifications.retry")}
    </Button>
  );
}
