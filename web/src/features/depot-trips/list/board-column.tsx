import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { nextStep, type Step, type Trip } from "../model/trip.ts";
import { TripCard } from "./trip-card.tsx";

interface Props {
  step: Step;
  trips: readonly Trip[];
  dragged: Trip | null;
  onDrag: (trip: Trip | null) => void;
  onMove: (trip: Trip) => void;
}

export function BoardColumn({ step, trips, dragged, onDrag, onMove }: Props) {
  const translate = useTranslate();
  const { number } = useFormat();
  const litres = useLitres();
  const [isOver, setOver] = useState(false);
  const isTarget = dragged !== null && nextStep(dragged) === step;
  const volume = trips.reduce((sum, trip) => sum + (trip.volume ?? 0), 0);
  const name = translate(`depot.statuts.${step}`);
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label={name}
      data-step={step}
      onDragOver={(event) => {
        if (!isTarget) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        if (isTarget) onMove(dragged);
      }}
      sx={{
        p: 1.25,
        bgcolor: isTarget && isOver ? "action.hover" : "background.default",
        borderColor: isTarget ? "primary.main" : "divider",
        borderStyle: isTarget ? "dashed" : "solid",
      }}
    >
      <Stack
        direction="row"
        sx={{ justifyContent: "space-between", flexWrap: "wrap", px: 0.5, pb: 1, columnGap: 1 }}
      >
        <Typography variant="subtitle1" component="h2">
          {name}
          <Typography component="span" color="textSecondary" sx={{ px: 0.75 }}>
            {number(trips.length)}
          </Typography>
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ pt: 0.25 }}>
          {volume > 0 ? litres.ambient(volume) : null}
        </Typography>
      </Stack>
      <Stack component="ul" sx={{ gap: 1, m: 0, p: 0, listStyle: "none" }}>
        {trips.map((trip) => (
          <TripCard key={trip.id} trip={trip} onDrag={onDrag} onMove={onMove} />
        ))}
      </Stack>
      {trips.length === 0 ? <NobodyHere step={step} /> : null}
    </Paper>
  );
}

function NobodyHere({ step }: { step: Step }) {
  const translate = useTranslate();
  return (
    <Box sx={{ py: 2, textAlign: "center", typography: "body2", color: "text.secondary" }}>
      {translate(step === "DECHARGE" ? "depot_trips.none_unloaded" : "depot_trips.none_here")}
    </Box>
  );
}
