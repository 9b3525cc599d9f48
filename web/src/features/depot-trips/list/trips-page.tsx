import AddIcon from "@mui/icons-material/Add";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { ExportButton } from "../../../shared/depot/export-button.tsx";
import { periodRange } from "../../../shared/depot/period.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Page } from "../../../shared/ui/page.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { readTrips, type TripQuery } from "../data/trips.ts";
import { isFiltered, TRIP_DEFAULTS } from "../model/trip-filters.ts";
import { TripBoard } from "./trip-board.tsx";
import { TripFilterBar } from "./trip-filter-bar.tsx";
import { TripList } from "./trip-list.tsx";
import { useTripCsv } from "./use-trip-csv.ts";
import { ViewSwitch } from "./view-switch.tsx";

/** Trucks on their way to the depot: a board by step for the day's work, a list to look things up. */
export function TripsPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const [filters, setFilters] = useUrlFilters(TRIP_DEFAULTS);
  const choice = useDepotChoice();
  const csv = useTripCsv();
  const asked: TripQuery = {
    tenantId: tenant.id,
    depotId: choice.depotId,
    range: periodRange(filters, choice.depot?.timezone ?? tenant.timezone),
    statut: filters.statut,
    produit: filters.produit,
    fournisseur: filters.fournisseur,
    plaque: filters.plaque,
  };
  const isList = filters.vue === "liste";
  return (
    <Page
      eyebrow={translate("shell.sections.depot")}
      title={translate("depot_trips.title")}
      subtitle={translate("depot_trips.subtitle")}
      actions={
        <>
          <DepotChooser choice={choice} />
          <ViewSwitch
            value={isList ? "liste" : "tableau"}
            onChange={(vue) => setFilters({ vue })}
          />
          <ExportButton
            name="cours-de-route"
            columns={csv}
            readPage={(page, perPage) => readTrips(asked, page, perPage)}
          />
          {can("trips.write") ? (
            <Button
              variant="contained"
              startIcon={<AddIcon />}
              component={Link}
              to="/depot/cours/new"
            >
              {translate("depot_trips.add")}
            </Button>
          ) : null}
        </>
      }
    >
      <TripFilterBar
        filters={filters}
        isFiltered={isFiltered(filters)}
        onChange={(changes) => setFilters({ ...changes, page: "1" })}
        onReset={() => setFilters({ ...TRIP_DEFAULTS, vue: filters.vue })}
      />
      {isList ? (
        <TripList
          asked={asked}
          filters={filters}
          onPage={(page) => setFilters({ page: String(page) })}
        />
      ) : (
        <TripBoard asked={asked} />
      )}
    </Page>
  );
}
