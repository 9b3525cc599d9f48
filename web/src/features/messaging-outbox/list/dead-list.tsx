import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { DecisionDialog } from "../../../shared/messaging/decision-dialog.tsx";
import type { DecisionKind } from "../../../shared/messaging/outbound.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { LoadMore } from "../../../shared/ui/load-more.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import type { DeadRow } from "../data/outbox.ts";
import { decidable } from "../model/decidable.ts";
import { isFiltered, type OutboxFilters } from "../model/filters.ts";
import { BulkBar } from "./bulk-bar.tsx";
import { SelectBox } from "./select-box.tsx";
import { useDeadColumns } from "./use-dead-columns.tsx";
import { useOpenColumn } from "./use-open-column.tsx";
import { useDead } from "./use-outbox.ts";
import { type RowSelection, useRowSelection } from "./use-row-selection.ts";

interface Props {
  filters: OutboxFilters;
  status: "DLQ" | "UNKNOWN";
  onOpen: (id: number) => void;
}

const DECISIONS = {
  DLQ: ["replay", "drop"],
  UNKNOWN: ["mark_sent", "resend", "drop_unknown"],
} as const satisfies Record<Props["status"], readonly DecisionKind[]>;

/** Dead letters, or outcomes that nobody knows: each with its cause, decided one by one or together. */
export function DeadList({ filters, status, onOpen }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const query = useDead(filters, status);
  const selection = useRowSelection(query.data ?? []);
  const columns = useDeadColumns();
  const openColumn = useOpenColumn<DeadRow>(onOpen);
  const mayManage = can("outbox.manage");
  const select: Column<DeadRow> = {
    key: "select",
    label: translate("messaging_outbox.choose"),
    render: ({ id }) => <SelectBox id={id} selection={selection} />,
  };
  const word = (key: string) => translate(`messaging_outbox.empty.${key}`);
  const empty = isFiltered(filters) ? (
    <EmptyState title={translate("ui.no_match_title")} text={translate("ui.no_match_text")} />
  ) : (
    <EmptyState title={word(status)} text={word(`${status}_text`)} />
  );
  return (
    <>
      <Stack direction="row" sx={{ justifyContent: "space-between", flexWrap: "wrap", gap: 1 }}>
        {mayManage ? (
          <Decisions status={status} rows={query.data ?? []} selection={selection} />
        ) : (
          <span />
        )}
        <UpdatedAt query={query} />
      </Stack>
      <Panel>
        <QueryState query={query} isEmpty={(rows) => rows.length === 0} empty={empty}>
          {(rows) => (
            <DataTable
              label={translate(`messaging_outbox.tabs.${status}`)}
              rows={rows}
              columns={[...columns, ...(mayManage ? [select] : []), openColumn]}
              rowKey={(row) => String(row.id)}
            />
          )}
        </QueryState>
        <LoadMore label={translate("messaging.load_more")} pages={query} />
      </Panel>
    </>
  );
}

interface DecisionsProps {
  status: Props["status"];
  rows: readonly DeadRow[];
  selection: RowSelection;
}

function Decisions({ status, rows, selection }: DecisionsProps) {
  const translate = useTranslate();
  const meant = (decision: DecisionKind) => decidable(decision, rows, selection.ids);
  const [kind, setKind] = useState<DecisionKind | null>(null);
  // The dialog is not of the bar: that one goes when the last row does, this one tells how it ended.
  return (
    <>
      <BulkBar selection={selection}>
        {DECISIONS[status].map((decision) => (
          <Button
            key={decision}
            size="small"
            variant="outlined"
            color={decision === "drop" || decision === "drop_unknown" ? "error" : "primary"}
            disabled={meant(decision).length === 0}
            onClick={() => setKind(decision)}
          >
            {translate(`messaging.buttons.${decision}`)}
          </Button>
        ))}
        <LeftOut count={status === "DLQ" ? selection.count - meant("replay").length : 0} />
      </BulkBar>
      {kind ? (
        <DecisionDialog
          kind={kind}
          ids={meant(kind)}
          onClose={() => setKind(null)}
          onDone={selection.clear}
        />
      ) : null}
    </>
  );
}

/** Chosen, but nothing that sending again would help. */
function LeftOut({ count }: { count: number }) {
  const translate = useTranslate();
  const { number } = useFormat();
  if (count === 0) return null;
  return (
    <Typography variant="body2" color="textSecondary" sx={{ flexBasis: "100%" }}>
      {translate("messaging.decide.left_out", { smart_count: count, count: number(count) })}
    </Typography>
  );
}
