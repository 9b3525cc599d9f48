import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { unwrap } from "../api/call-rpc.ts";
import { supabase } from "../api/supabase-client.ts";
import { useLiveQuery } from "../live/use-live-query.ts";
import { useSession } from "../session/session-context.ts";
import { type Column, DataTable } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Panel } from "../ui/panel.tsx";
import { QueryState } from "../ui/query-state.tsx";
import { useMethodText } from "./method-text.ts";
import { useTanks } from "./reference-data.ts";
import { useDepotFormat } from "./use-depot-format.ts";
import { VolumePair } from "./volume-pair.tsx";

interface Entry {
  id: number;
  citerne_id: string;
  nature: string;
  est_contrepassation: boolean;
  volume_ambiant: number;
  volume_15c: number;
  survenu_at: string;
  booked_at: string;
  methode: string;
  methode_version: number;
}

const COLUMNS =
  "id, citerne_id, nature, est_contrepassation, volume_ambiant, volume_15c, survenu_at, booked_at, methode, methode_version";

function readEntries(tenantId: string, documentId: string): Promise<Entry[]> {
  return unwrap<Entry[]>(
    supabase
      .from("mouvements_stock")
      .select(COLUMNS)
      .eq("tenant_id", tenantId)
      .eq("document_id", documentId)
      .order("id"),
  );
}

interface Props {
  documentId: string;
  depotId: string;
  /** Of the document: a change of it may have booked something. */
  statut: string;
}

/** What the document did to the stock, entry by entry; a reversal stands beside what it undoes. */
export function EntriesPanel({ documentId, depotId, statut }: Props) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const columns = useColumns(depotId);
  const query = useLiveQuery(
    ["depot", "document-entries", documentId, statut],
    () => readEntries(tenant.id, documentId),
    { intervalMs: false },
  );
  const title = translate("depot.entries.title");
  return (
    <Panel title={title} subtitle={translate("depot.entries.text")}>
      <QueryState
        query={query}
        isEmpty={(entries) => entries.length === 0}
        empty={<EmptyState isCompact title={translate("depot.entries.none")} />}
      >
        {(entries) => (
          <DataTable
            label={title}
            rows={entries}
            columns={columns}
            rowKey={(entry) => String(entry.id)}
          />
        )}
      </QueryState>
    </Panel>
  );
}

function useColumns(depotId: string): Column<Entry>[] {
  const translate = useTranslate();
  const tanks = useTanks();
  const methodText = useMethodText();
  const { dateTime } = useDepotFormat(depotId);
  return [
    {
      key: "nature",
      label: translate("depot.entries.entry"),
      isHeading: true,
      render: (entry) => (
        <Box>
          <Typography component="span" sx={{ fontWeight: 600 }}>
            {translate(`depot.natures.${entry.nature}`)}
          </Typography>
          {entry.est_contrepassation ? (
            <Typography variant="caption" color="error" component="p">
              {translate("depot.entries.reversal")}
            </Typography>
          ) : null}
        </Box>
      ),
    },
    {
      key: "citerne",
      label: translate("depot.tank"),
      render: (entry) => (
        <bdi>{tanks.data?.find((tank) => tank.id === entry.citerne_id)?.nom ?? "–"}</bdi>
      ),
    },
    {
      key: "survenu",
      label: translate("depot.entries.happened_at"),
      render: (entry) => dateTime(entry.survenu_at),
    },
    {
      key: "saisi",
      label: translate("depot.entries.booked_at"),
      render: (entry) => dateTime(entry.booked_at),
    },
    {
      key: "methode",
      label: translate("depot.entries.method"),
      render: (entry) => <bdi>{methodText(entry.methode, entry.methode_version)}</bdi>,
    },
    {
      key: "volume",
      label: translate("depot.volume"),
      align: "end",
      render: (entry) => (
        <VolumePair ambient={entry.volume_ambiant} at15={entry.volume_15c} isSigned />
      ),
    },
  ];
}
