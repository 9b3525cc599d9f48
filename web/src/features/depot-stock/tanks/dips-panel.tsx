import Button from "@mui/material/Button";
import Chip from "@mui/material/Chip";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Column, DataTable } from "../../../shared/ui/data-table.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type Dip, fetchDips } from "../data/tanks.ts";
import type { TankStock } from "../model/tank.ts";
import { Variance } from "../parts/variance.tsx";

const SHOWN = 8;
const DIPS_INTERVAL_MS = 30_000;

/** The last dips, each against the book of its own moment. */
export function DipsPanel({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const query = useLiveQuery(
    ["depot", "dips", tank.id],
    () => fetchDips(tenant.id, tank.id, SHOWN),
    {
      intervalMs: DIPS_INTERVAL_MS,
      table: "prises_de_hauteur",
    },
  );
  const columns = useDipColumns(tank.depot_id);
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return (
    <Panel
      title={word("dips")}
      actions={
        <Stack direction="row" sx={{ gap: 1 }}>
          <Button size="small" component={Link} to={`/depot/jauges?citerne=${tank.id}`}>
            {word("all_dips")}
          </Button>
          {can("dips.write", tank.depot_id) ? (
            <Button
              size="small"
              variant="outlined"
              component={Link}
              to={`/depot/jauges/new?citerne=${tank.id}`}
            >
              {word("new_dip")}
            </Button>
          ) : null}
        </Stack>
      }
    >
      <QueryState
        query={query}
        isEmpty={(rows) => rows.length === 0}
        empty={<EmptyState isCompact title={word("no_dip")} text={word("no_dip_text")} />}
      >
        {(rows) => (
          <DataTable label={word("dips")} rows={rows} columns={columns} rowKey={(dip) => dip.id} />
        )}
      </QueryState>
    </Panel>
  );
}

function useDipColumns(depotId: string): Column<Dip>[] {
  const translate = useTranslate();
  const { dateTime, number } = useDepotFormat(depotId);
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return [
    {
      key: "when",
      label: word("dipped_at"),
      isHeading: true,
      render: (dip) => (
        <>
          <Typography variant="body2" component="time" dateTime={dip.prise_at} noWrap>
            {dateTime(dip.prise_at)}
          </Typography>
          <Typography variant="caption" component="div" color="textSecondary">
            <bdi>{dip.operateur_nom ?? translate("ui.system")}</bdi>
          </Typography>
        </>
      ),
    },
    {
      key: "height",
      label: word("height"),
      render: (dip) => (
        <>
          {number(dip.hauteur_mm)} mm
          <Typography variant="caption" component="div" color="textSecondary">
            {translate("depot_stock.tanks.water", { mm: number(dip.eau_mm) })}
          </Typography>
        </>
      ),
    },
    {
      key: "volume",
      label: word("measured"),
      render: (dip) => <VolumePair ambient={dip.volume_mesure} at15={dip.volume_15c} />,
    },
    { key: "variance", label: word("variance"), render: (dip) => <DipVariance dip={dip} /> },
  ];
}

function DipVariance({ dip }: { dip: Dip }) {
  const translate = useTranslate();
  if (dip.annulee_at !== null) {
    return (
      <Chip
        size="small"
        variant="outlined"
        label={translate("depot_stock.tanks.void")}
        title={dip.annulee_motif ?? ""}
      />
    );
  }
  return (
    <Variance
      litres={dip.ecart_ambiant}
      percent={dip.ecart_pct}
      isOut={dip.hors_tolerance === true}
    />
  );
}
