import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { isSameError } from "../../../shared/api/app-error.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readSwitches, type SwitchRow } from "../data/outbox.ts";
import { OutboxTabs } from "../list/outbox-page.tsx";
import { ClearDialog } from "./clear-dialog.tsx";
import { SendingFlags, useSendingFlags } from "./sending-flags.tsx";
import { SwitchDialog } from "./switch-dialog.tsx";
import { useSwitchColumns } from "./use-switch-columns.tsx";

/** What is stopped, by whom, why and until when; and a way to stop or let go. */
export function SwitchesPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [isNew, setNew] = useState(false);
  const [cleared, setCleared] = useState<SwitchRow | null>(null);
  const query = useLiveQuery(["messaging", "switches"], () => readSwitches(tenant.id));
  const flags = useSendingFlags();
  // When the server is away both say so: once is enough, and one button asks for both again.
  const isTold = isSameError(flags.error, query.error);
  const both = isTold ? { ...query, refetch: () => [query.refetch(), flags.refetch()] } : query;
  const mayManage = can("outbox.manage");
  const columns = useSwitchColumns(mayManage ? setCleared : null);
  const word = (key: string) => translate(`messaging_outbox.switches.${key}`);
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={translate("messaging_outbox.title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          {mayManage ? (
            <Button variant="contained" startIcon={<AddIcon />} onClick={() => setNew(true)}>
              {word("add")}
            </Button>
          ) : null}
        </>
      }
    >
      <OutboxTabs current="switches" />
      {can("flags.read") && !(isTold && flags.data === undefined) ? (
        <SendingFlags query={isTold ? { ...flags, error: null } : flags} />
      ) : null}
      <Panel title={word("heading")}>
        <QueryState
          query={both}
          isEmpty={(rows) => rows.length === 0}
          empty={<EmptyState title={word("empty")} text={word("empty_text")} />}
        >
          {(rows) => (
            <DataTable
              label={word("heading")}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
            />
          )}
        </QueryState>
      </Panel>
      {isNew ? <SwitchDialog onClose={() => setNew(false)} /> : null}
      {cleared ? <ClearDialog id={cleared.id} onClose={() => setCleared(null)} /> : null}
    </Page>
  );
}
