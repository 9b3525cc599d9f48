import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { ListPanel, pageOf } from "../../../shared/depot/list-panel.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { ChannelMark } from "../../../shared/messaging/channel-mark.tsx";
import { DecisionDialog } from "../../../shared/messaging/decision-dialog.tsx";
import { StateChip } from "../../../shared/messaging/state-chip.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import { PER_PAGE, type WaitingRow } from "../data/outbox.ts";
import { isFiltered, type OutboxFilters } from "../model/filters.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { HeldText } from "./held-text.tsx";
import { SelectBox } from "./select-box.tsx";
import { useOpenColumn } from "./use-open-column.tsx";
import { useWaiting } from "./use-outbox.ts";
import { useRowSelection } from "./use-row-selection.ts";

interface Props {
  filters: OutboxFilters;
  onOpen: (id: number) => void;
  onPage: (page: number) => void;
}

export function WaitingList({ filters, onOpen, onPage }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const page = pageOf(filters.page);
  const query = useWaiting(filters, page);
  const selection = useRowSelection(query.data?.rows ?? []);
  const [isDropping, setDropping] = useState(false);
  const columns = useWaitingColumns();
  const openColumn = useOpenColumn<WaitingRow>(onOpen);
  const mayManage = can("outbox.manage");
  const select: Column<WaitingRow> = {
    key: "select",
    label: translate("messaging_outbox.choose"),
    render: ({ id }) => <SelectBox id={id} selection={selection} />,
  };
  return (
    <>
      <Stack direction="row" sx={{ justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
        {mayManage ? (
          <BulkBar selection={selection}>
            <Button
              size="small"
              color="error"
              disabled={selection.count === 0}
              onClick={() => setDropping(true)}
            >
              {translate("messaging.buttons.drop")}
            </Button>
          </BulkBar>
        ) : (
          <span />
        )}
        <UpdatedAt query={query} />
      </Stack>
      <ListPanel
        query={query}
        label={translate("messaging_outbox.tabs.waiting")}
        columns={[...columns, ...(mayManage ? [select] : []), openColumn]}
        rowKey={(row) => String(row.id)}
        page={page}
        perPage={PER_PAGE}
        onPage={onPage}
        isFiltered={isFiltered(filters)}
        empty={{
          title: translate("messaging_outbox.empty.waiting"),
          text: translate("messaging_outbox.empty.waiting_text"),
        }}
      />
      {isDropping ? (
        <DecisionDialog
          kind="drop"
          ids={[...selection.ids]}
          onClose={() => setDropping(false)}
          onDone={selection.clear}
        />
      ) : null}
    </>
  );
}

function useWaitingColumns(): Column<WaitingRow>[] {
  const translate = useTranslate();
  const { dateTime, number } = useFormat();
  return [
    {
      key: "held",
      label: translate("messaging_outbox.waits_for"),
      isHeading: true,
      render: (row) => <HeldText row={row} channelId={row.channel_id} />,
    },
    {
      key: "channel",
      label: translate("messaging.channel"),
      render: ({ channel }) => <ChannelMark channel={channel} />,
    },
    {
      key: "category",
      label: translate("messaging_outbox.category"),
      render: ({ category, template }) => (
        <>
          {translate(`messaging.categories.${category}`, { _: category })}
          {template && template !== "reply" ? (
            <Typography variant="caption" color="textSecondary" component="p">
              <bdi dir="ltr">{template}</bdi>
            </Typography>
          ) : null}
        </>
      ),
    },
    {
      key: "status",
      label: translate("messaging.status"),
      render: ({ status }) => <StateChip kind="outbound" state={status} />,
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
