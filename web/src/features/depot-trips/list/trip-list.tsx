import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { ListPanel, pageOf } from "../../../shared/depot/list-panel.tsx";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import { readTrips, type TripQuery } from "../data/trips.ts";
import { platesOf, stateOf, type Trip } from "../model/trip.ts";
import { isFiltered, type TripFilters } from "../model/trip-filters.ts";
import { LossText } from "./loss-text.tsx";
import { TripAge } from "./trip-age.tsx";

const PER_PAGE = 50;

interface Props {
  asked: TripQuery;
  filters: TripFilters;
  onPage: (page: number) => void;
}

export function TripList({ asked, filters, onPage }: Props) {
  const translate = useTranslate();
  const page = pageOf(filters.page);
  const columns = useColumns();
  const query = useLiveQuery(
    ["depot", "trips", "list", asked, page],
    () => readTrips(asked, page, PER_PAGE),
    { table: "cours_de_route", intervalMs: 30_000 },
  );
  return (
    <ListPanel
      query={query}
      label={translate("depot_trips.title")}
      columns={columns}
      rowKey={(trip) => trip.id}
      page={page}
      perPage={PER_PAGE}
      onPage={onPage}
      isFiltered={isFiltered(filters)}
      empty={{
        title: translate("depot_trips.empty_title"),
        text: translate("depot_trips.empty_text"),
      }}
    />
  );
}

function useColumns(): Column<Trip>[] {
  const translate = useTranslate();
  const { date } = useFormat();
  const word = (key: string) => translate(`depot_trips.${key}`);
  return [
    {
      key: "plaque",
      label: word("plate"),
      isHeading: true,
      render: (trip) => (
        <MuiLink component={Link} to={`/depot/cours/${trip.id}`} sx={{ fontWeight: 600 }}>
          <bdi>{platesOf(trip)}</bdi>
        </MuiLink>
      ),
    },
    {
      key: "statut",
      label: translate("depot.statut"),
      render: (trip) => (
        <Box sx={{ display: "grid", gap: 0.5, justifyItems: "start" }}>
          <StatutChip statut={stateOf(trip)} />
          {stateOf(trip) === "ARRIVE" ? <TripAge trip={trip} /> : null}
        </Box>
      ),
    },
    {
      key: "date",
      label: word("loaded_on"),
      render: (trip) => date(`${trip.date_chargement}T12:00:00Z`),
    },
    {
      key: "produit",
      label: translate("depot.product"),
      render: (trip) => <ProductMark nom={trip.produit_nom} couleur={trip.couleur} />,
    },
    {
      key: "fournisseur",
      label: translate("depot.supplier"),
      render: (trip) => <bdi>{trip.fournisseur_nom ?? "–"}</bdi>,
    },
    {
      key: "volume",
      label: word("loaded"),
      align: "end",
      render: (trip) => <VolumePair ambient={trip.volume} at15={trip.volume_charge_15c} />,
    },
    {
      key: "recu",
      label: word("received"),
      align: "end",
      render: (trip) => (
        <VolumePair ambient={trip.volume_recu_ambiant} at15={trip.volume_recu_15c} />
      ),
    },
    {
      key: "perte",
      label: word("loss"),
      align: "end",
      render: (trip) => <LossText trip={trip} />,
    },
  ];
}
