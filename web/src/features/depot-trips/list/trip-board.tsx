import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { BOARD_LIMIT, readBoard, type TripQuery } from "../data/trips.ts";
import { nextStep, STEPS, type Step, type Trip } from "../model/trip.ts";
import { StepDialog } from "../step/step-dialog.tsx";
import { BoardColumn } from "./board-column.tsx";
import { useReceive } from "./use-receive.ts";

/** One column a step. A card is dragged to the next one, or its button takes it there. */
export function TripBoard({ asked }: { asked: TripQuery }) {
  const translate = useTranslate();
  const query = useLiveQuery(["depot", "trips", "board", asked], () => readBoard(asked), {
    table: "cours_de_route",
    intervalMs: 15_000,
  });
  const board = useBoard();
  const steps = STEPS.filter((step) => asked.statut === "" || asked.statut === step);
  return (
    <>
      <QueryState query={query}>
        {({ rows, total }) => (
          <>
            {total > BOARD_LIMIT ? (
              <Typography color="textSecondary">
                {translate("depot_trips.board_cut", { count: BOARD_LIMIT })}
              </Typography>
            ) : null}
            <Box
              sx={{
                display: "grid",
                gap: 1.5,
                alignItems: "start",
                gridTemplateColumns: {
                  xs: "minmax(0, 1fr)",
                  lg: `repeat(${String(steps.length)}, minmax(0, 1fr))`,
                },
              }}
            >
              {steps.map((step) => (
                <BoardColumn
                  key={step}
                  step={step}
                  trips={rows.filter((trip) => trip.statut === step)}
                  dragged={board.dragged}
                  onDrag={board.setDragged}
                  onMove={board.move}
                />
              ))}
            </Box>
          </>
        )}
      </QueryState>
      <UpdatedAt query={query} />
      {board.asked ? (
        <StepDialog trip={board.asked.trip} step={board.asked.step} onClose={board.close} />
      ) : null}
    </>
  );
}

function useBoard() {
  const receive = useReceive();
  const [dragged, setDragged] = useState<Trip | null>(null);
  const [asked, setAsked] = useState<{ trip: Trip; step: Step } | null>(null);
  const move = (trip: Trip) => {
    const step = nextStep(trip);
    setDragged(null);
    // The last step is taken by a reception, not by saying so.
    if (step === "DECHARGE") receive(trip);
    else if (step) setAsked({ trip, step });
  };
  return { dragged, setDragged, asked, move, close: () => setAsked(null) };
}
