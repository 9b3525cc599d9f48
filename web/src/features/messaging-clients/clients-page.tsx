import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import FormControlLabel from "@mui/material/FormControlLabel";
import Switch from "@mui/material/Switch";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { DataTable } from "../../shared/ui/data-table.tsx";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { Page } from "../../shared/ui/page.tsx";
import { Panel } from "../../shared/ui/panel.tsx";
import { QueryState } from "../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../shared/url/use-url-filters.ts";
import { ClientDialogs, type ClientStep } from "./client-dialogs.tsx";
import { readClients } from "./data/clients.ts";
import { useClientColumns } from "./use-client-columns.tsx";

const DEFAULTS = { revoked: "" } as const;
const INTERVAL_MS = 30_000;

/** Programs of partners that call with a token: what they may do, and when they last did. */
export function ClientsPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const [step, setStep] = useState<ClientStep | null>(null);
  const isWithRevoked = filters.revoked === "all";
  const query = useLiveQuery(
    ["messaging", "clients", isWithRevoked],
    () => readClients(tenant.id, isWithRevoked),
    { intervalMs: INTERVAL_MS },
  );
  const mayWrite = can("clients.write");
  const columns = useClientColumns(mayWrite ? setStep : null);
  const word = (key: string) => translate(`messaging_clients.${key}`);
  const add = (
    <Button variant="contained" startIcon={<AddIcon />} onClick={() => setStep({ kind: "create" })}>
      {word("add")}
    </Button>
  );
  return (
    <Page
      eyebrow={translate("shell.sections.messages")}
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          {mayWrite ? add : null}
        </>
      }
    >
      <FormControlLabel
        control={
          <Switch
            checked={isWithRevoked}
            onChange={(event) => setFilters({ revoked: event.target.checked ? "all" : "" })}
          />
        }
        label={word("with_revoked")}
      />
      <Panel>
        <QueryState
          query={query}
          isEmpty={(rows) => rows.length === 0}
          empty={<EmptyState title={word("empty")} text={word("empty_text")} />}
        >
          {(rows) => (
            <DataTable
              label={word("title")}
              rows={rows}
              columns={columns}
              rowKey={(row) => row.id}
            />
          )}
        </QueryState>
      </Panel>
      <ClientDialogs step={step} onStep={setStep} />
    </Page>
  );
}
