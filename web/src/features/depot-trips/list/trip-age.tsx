import ScheduleIcon from "@mui/icons-material/Schedule";
import Box from "@mui/material/Box";
import Tooltip from "@mui/material/Tooltip";
import { useTranslate } from "react-admin";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { isWaitingLong, type Trip, waitingHours } from "../model/trip.ts";

/** How long the truck has waited since it arrived; before that, since when it is in its step. */
export function TripAge({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const { dateTime, duration, relative } = useDepotFormat(trip.depot_destination_id);
  const hours = waitingHours(trip);
  const moment = hours === null ? trip.statut_at : trip.arrive_at;
  const isLong = isWaitingLong(trip);
  return (
    <Tooltip title={dateTime(moment)}>
      <Box
        component="span"
        sx={{
          display: "inline-flex",
          alignItems: "center",
          gap: 0.5,
          color: isLong ? "warning.main" : "text.secondary",
          fontWeight: isLong ? 650 : 400,
        }}
      >
        <ScheduleIcon aria-hidden sx={{ fontSize: 16 }} />
        {hours === null
          ? relative(moment)
          : translate("depot_trips.waiting", {
              duration: duration(Math.max(60, Math.floor(hours * 60) * 60)),
            })}
      </Box>
    </Tooltip>
  );
}
