import CancelIcon from "@mui/icons-material/Cancel";
import CheckCircleIcon from "@mui/icons-material/CheckCircle";
import RadioButtonUncheckedIcon from "@mui/icons-material/RadioButtonUnchecked";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useByText } from "../../../shared/depot/by-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { readSteps } from "../data/trips.ts";
import { isOpen, STEPS, type Trip, type TripStep } from "../model/trip.ts";

/** Entered so much later than it happened that both moments matter. */
const LATE_ENTRY_MS = 15 * 60_000;

export function TimelinePanel({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const query = useLiveQuery(
    ["depot", "trip-steps", trip.id],
    () => readSteps(tenant.id, trip.id),
    { intervalMs: 30_000 },
  );
  return (
    <Panel title={translate("depot_trips.timeline")} hasPadding>
      <QueryState query={query}>
        {(steps) => (
          <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0 }}>
            {steps.map((step) => (
              <Reached key={step.statut} step={step} depotId={trip.depot_destination_id} />
            ))}
            {isOpen(trip)
              ? STEPS.slice(STEPS.indexOf(trip.statut) + 1).map((step) => (
                  <Line key={step} icon={<RadioButtonUncheckedIcon color="disabled" />}>
                    <Typography color="textSecondary">
                      {translate(`depot.statuts.${step}`)}
                    </Typography>
                  </Line>
                ))
              : null}
          </Box>
        )}
      </QueryState>
    </Panel>
  );
}

function Reached({ step, depotId }: { step: TripStep; depotId: string }) {
  const translate = useTranslate();
  const byText = useByText();
  const { dateTime } = useDepotFormat(depotId);
  const isLate = Date.parse(step.created_at) - Date.parse(step.survenu_at) > LATE_ENTRY_MS;
  const isEnd = step.statut === "ANNULE";
  return (
    <Line icon={isEnd ? <CancelIcon color="error" /> : <CheckCircleIcon color="success" />}>
      <Typography sx={{ fontWeight: 600 }}>{translate(`depot.statuts.${step.statut}`)}</Typography>
      <Typography variant="body2">{dateTime(step.survenu_at)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {byText(step.acteur_nom)}
        {isLate
          ? ` · ${translate("depot_trips.entered_at", { moment: dateTime(step.created_at) })}`
          : ""}
      </Typography>
      {step.note ? (
        <Typography variant="body2" sx={{ mt: 0.25 }}>
          <bdi>{step.note}</bdi>
        </Typography>
      ) : null}
    </Line>
  );
}

function Line({ icon, children }: { icon: React.ReactNode; children: React.ReactNode }) {
  return (
    <Box
      component="li"
      sx={{
        display: "grid",
        gridTemplateColumns: "28px 1fr",
        gap: 1,
        pb: 2,
        position: "relative",
        "&:not(:last-of-type)::before": {
          content: '""',
          position: "absolute",
          insetInlineStart: "11px",
          top: 26,
          bottom: 2,
          borderInlineStart: "2px solid",
          borderColor: "divider",
        },
        "& > svg": { fontSize: 24 },
      }}
    >
      {icon}
      <Box sx={{ minWidth: 0 }}>{children}</Box>
    </Box>
  );
}
