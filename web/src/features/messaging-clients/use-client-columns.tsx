import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import { useSites } from "../../shared/messaging/use-places.ts";
import { ActionMenu } from "../../shared/ui/action-menu.tsx";
import type { Column } from "../../shared/ui/data-table.tsx";
import type { ClientStep } from "./client-dialogs.tsx";
import type { ApiClient } from "./data/clients.ts";

export function useClientColumns(onStep: ((step: ClientStep) => void) | null): Column<ApiClient>[] {
  const translate = useTranslate();
  const { relative } = useFormat();
  const sites = useSites().data ?? [];
  const word = (key: string) => translate(`messaging_clients.${key}`);
  const columns: Column<ApiClient>[] = [
    { key: "name", label: word("name"), isHeading: true, render: (row) => <Name client={row} /> },
    {
      key: "site",
      label: translate("messaging.site"),
      render: ({ site_id }) => sites.find(({ id }) => id === site_id)?.name ?? "–",
    },
    { key: "scopes", label: word("scopes"), render: ({ scopes }) => <Scopes scopes={scopes} /> },
    { key: "token", label: word("token"), render: (row) => <Token client={row} /> },
    {
      key: "used",
      label: word("last_used"),
      render: ({ last_used_at }) =>
        last_used_at === null ? word("never_used") : relative(last_used_at),
    },
  ];
  if (!onStep) return columns;
  const actions: Column<ApiClient> = {
    key: "actions",
    label: translate("ui.actions"),
    isActions: true,
    render: (client) => <Actions client={client} onStep={onStep} />,
  };
  return [...columns, actions];
}

interface ActionsProps {
  client: ApiClient;
  onStep: (step: ClientStep) => void;
}

function Actions({ client, onStep }: ActionsProps) {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_clients.${key}`);
  return (
    <ActionMenu
      label={translate("messaging_clients.actions_of", { name: client.name })}
      actions={
        client.is_active
          ? [
              { label: word("rotate"), onSelect: () => onStep({ kind: "rotate", client }) },
              { label: translate("ui.edit"), onSelect: () => onStep({ kind: "change", client }) },
              {
                label: word("revoke"),
                isDanger: true,
                onSelect: () => onStep({ kind: "revoke", client }),
              },
            ]
          : []
      }
    />
  );
}

function Name({ client }: { client: ApiClient }) {
  const translate = useTranslate();
  const { date } = useFormat();
  return (
    <>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        <bdi>{client.name}</bdi>
      </Typography>
      {client.is_active ? null : (
        <>
          <Chip
            size="small"
            color="error"
            variant="outlined"
            label={translate("messaging_clients.revoked", { date: date(client.revoked_at) })}
          />
          <Typography variant="caption" component="p" color="textSecondary">
            <bdi>{client.revoked_reason}</bdi>
          </Typography>
        </>
      )}
    </>
  );
}

function Scopes({ scopes }: { scopes: readonly string[] }) {
  return (
    <Stack direction="row" sx={{ gap: 0.5, flexWrap: "wrap" }}>
      {scopes.map((scope) => (
        <Chip key={scope} size="small" variant="outlined" label={<bdi dir="ltr">{scope}</bdi>} />
      ))}
    </Stack>
  );
}

function Token({ client }: { client: ApiClient }) {
  const translate = useTranslate();
  const { date, relative } = useFormat();
  const until = client.token_expires_at;
  const previous = client.previous_expires_at;
  const isPreviousAlive = previous !== null && new Date(previous).getTime() > Date.now();
  const isExpired = until !== null && new Date(until).getTime() <= Date.now();
  return (
    <>
      <bdi dir="ltr">
        <code>{client.token_prefix}…</code>
      </bdi>
      <Typography variant="caption" component="p" color={isExpired ? "error" : "textSecondary"}>
        {until === null
          ? translate("messaging_clients.no_end")
          : translate(`messaging_clients.${isExpired ? "expired" : "expires"}`, {
              date: date(until),
            })}
      </Typography>
      {isPreviousAlive && client.is_active ? (
        <Typography variant="caption" component="p" color="textSecondary">
          {translate("messaging_clients.previous", { when: relative(previous) })}
        </Typography>
      ) : null}
    </>
  );
}
