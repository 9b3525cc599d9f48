import MuiLink from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readTripReceptions, type TripReception } from "../data/trips.ts";
import type { Trip } from "../model/trip.ts";

/** Where the load went: a truck may be unloaded into several receptions. */
export function ReceptionsPanel({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const columns = useColumns(trip.depot_destination_id);
  const query = useLiveQuery(
    ["depot", "trip-receptions", trip.id],
    () => readTripReceptions(tenant.id, trip.id),
    { table: "receptions", intervalMs: 30_000 },
  );
  const title = translate("depot_trips.receptions");
  return (
    <Panel title={title}>
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={
          <EmptyState
            isCompact
            title={translate("depot_trips.no_reception")}
            text={translate(
              trip.statut === "ARRIVE"
                ? "depot_trips.no_reception_arrived"
                : "depot_trips.no_reception_yet",
            )}
          />
        }
      >
        {(rows) => (
          <DataTable label={title} rows={rows} columns={columns} rowKey={(row) => row.id} />
        )}
      </QueryState>
    </Panel>
  );
}

function useColumns(depotId: string): Column<TripReception>[] {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(depotId);
  return [
    {
      key: "numero",
      label: translate("depot_trips.reception"),
      isHeading: true,
      render: (row) => (
        <MuiLink component={Link} to={`/depot/receptions/${row.id}`} sx={{ fontWeight: 600 }}>
          <bdi>{row.numero ?? dateTime(row.recue_at)}</bdi>
        </MuiLink>
      ),
    },
    {
      key: "recue",
      label: translate("depot_trips.received_at"),
      render: (row) => dateTime(row.recue_at),
    },
    {
      key: "statut",
      label: translate("depot.statut"),
      render: (row) => <StatutChip statut={row.statut} />,
    },
    {
      key: "volume",
      label: translate("depot.volume"),
      align: "end",
      render: (row) => <VolumePair ambient={row.volume_ambiant} at15={row.volume_15c} />,
    },
  ];
}
