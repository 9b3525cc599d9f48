import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useTanks } from "../../../shared/depot/reference-data.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type Entry, readEntries } from "../data/documents.ts";
import type { StockDocument } from "../model/document.ts";

/** What the document did to the stock, entry by entry; a reversal stands beside what it undoes. */
export function EntriesPanel({ document }: { document: StockDocument }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const columns = useColumns(document.depot_id);
  const query = useLiveQuery(
    ["depot", "document-entries", document.id, document.statut],
    () => readEntries(tenant.id, document.id),
    { intervalMs: false },
  );
  const title = translate("depot_documents.entries");
  return (
    <Panel title={title} subtitle={translate("depot_documents.entries_text")}>
      <QueryState
        query={query}
        isEmpty={(entries) => entries.length === 0}
        empty={<EmptyState isCompact title={translate("depot_documents.no_entries")} />}
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
  const { dateTime } = useDepotFormat(depotId);
  return [
    {
      key: "nature",
      label: translate("depot_documents.entry"),
      isHeading: true,
      render: (entry) => (
        <Box>
          <Typography component="span" sx={{ fontWeight: 600 }}>
            {translate(`depot.natures.${entry.nature}`)}
          </Typography>
          {entry.est_contrepassation ? (
            <Typography variant="caption" color="error" component="p">
              {translate("depot_documents.reversal")}
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
      label: translate("depot_documents.happened_at"),
      render: (entry) => dateTime(entry.survenu_at),
    },
    {
      key: "saisi",
      label: translate("depot_documents.booked_at"),
      render: (entry) => dateTime(entry.booked_at),
    },
    {
      key: "methode",
      label: translate("depot_documents.method"),
      render: (entry) => (
        <bdi>{`${entry.methode.replaceAll("_", " ")} v${String(entry.methode_version)}`}</bdi>
      ),
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
