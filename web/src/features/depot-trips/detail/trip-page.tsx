import LocalShippingIcon from "@mui/icons-material/LocalShippingOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readTrip } from "../data/trips.ts";
import { platesOf, stateOf, type Trip } from "../model/trip.ts";
import { ReceptionsPanel } from "./receptions-panel.tsx";
import { TimelinePanel } from "./timeline-panel.tsx";
import { TransitPanel } from "./transit-panel.tsx";
import { TripActions } from "./trip-actions.tsx";
import { TripFacts } from "./trip-facts.tsx";

export function TripPage() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const { id = "" } = useParams();
  const query = useLiveQuery(["depot", "trip", id], () => readTrip(tenant.id, id), {
    table: "cours_de_route",
    intervalMs: 30_000,
  });
  return (
    <QueryState
      query={query}
      isEmpty={(trip) => trip === null}
      empty={
        <EmptyState
          icon={<LocalShippingIcon />}
          title={translate("kinds.not_found.title")}
          text={translate("kinds.not_found.remedy")}
          actions={
            <Button component={Link} to="/depot/cours">
              {translate("depot_trips.back")}
            </Button>
          }
        />
      }
    >
      {(trip) => (trip ? <TripView trip={trip} /> : null)}
    </QueryState>
  );
}

function TripView({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  return (
    <Page
      eyebrow={translate("depot_trips.one")}
      title={platesOf(trip)}
      subtitle={`${trip.produit_nom} · ${trip.depot_nom}`}
      actions={
        <>
          <StatutChip statut={stateOf(trip)} />
          <TripActions trip={trip} />
        </>
      }
    >
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "minmax(0, 1fr) 360px" },
        }}
      >
        <Stack sx={{ gap: 2.5, minWidth: 0 }}>
          <ReceptionsPanel trip={trip} />
          <TransitPanel trip={trip} />
          <TripFacts trip={trip} />
        </Stack>
        <TimelinePanel trip={trip} />
      </Box>
    </Page>
  );
}
