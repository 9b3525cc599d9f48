import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { useNavigate, useParams } from "react-router-dom";
import { moveOnEnter } from "../../../shared/depot/form/enter-moves.ts";
import { SubmitNotice } from "../../../shared/depot/form/submit-notice.tsx";
import { UnsavedGuard } from "../../../shared/depot/form/unsaved-guard.tsx";
import { useFirst } from "../../../shared/depot/form/use-first.ts";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readTrip } from "../data/trips.ts";
import { isOpen, type Trip } from "../model/trip.ts";
import { TripFields } from "./trip-fields.tsx";
import { useTripForm } from "./use-trip-form.ts";

/** A new trip, or one that is still open and has to be corrected. */
export function TripFormPage() {
  const { id } = useParams();
  return id ? <ExistingTrip key={id} id={id} /> : <NewTrip />;
}

function NewTrip() {
  const choice = useDepotChoice();
  return <QueryState query={choice.query}>{() => <TripForm key="new" trip={null} />}</QueryState>;
}

function ExistingTrip({ id }: { id: string }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  // Read once: a refresh under someone's hands would fight with what they type.
  const query = useLiveQuery(["depot", "trip-form", id], () => readTrip(tenant.id, id), {
    intervalMs: false,
  });
  const first = useFirst(query.data);
  return (
    <QueryState
      query={{ ...query, data: first }}
      isEmpty={(trip) => trip === null || !isOpen(trip)}
      empty={
        <EmptyState
          title={translate("depot_trips.not_open_title")}
          text={translate("depot_trips.not_open_text")}
        />
      }
    >
      {(trip) => (trip ? <TripForm trip={trip} /> : null)}
    </QueryState>
  );
}

function TripForm({ trip }: { trip: Trip | null }) {
  const translate = useTranslate();
  const navigate = useNavigate();
  const form = useTripForm(trip);
  const title = translate(trip ? "depot_trips.change" : "depot_trips.add");
  return (
    <Page eyebrow={translate("depot_trips.title")} title={title}>
      <UnsavedGuard isDirty={form.isDirty} mayLeave={form.mayLeave} />
      <Stack
        component="form"
        noValidate
        sx={{ gap: 2.5, maxWidth: 880 }}
        onKeyDown={moveOnEnter}
        onSubmit={(event) => {
          event.preventDefault();
          form.submit();
        }}
      >
        <Panel hasPadding>
          <TripFields form={form} />
        </Panel>
        <SubmitNotice error={form.notice} />
        <Stack direction="row" sx={{ gap: 1, justifyContent: "flex-end" }}>
          <Button onClick={() => void navigate(-1)}>{translate("ui.cancel")}</Button>
          <Button
            type="submit"
            variant="contained"
            loading={form.isBusy}
            disabled={!form.canSubmit}
          >
            {translate("ui.save")}
          </Button>
        </Stack>
      </Stack>
    </Page>
  );
}
