import Alert from "@mui/material/Alert";
import AlertTitle from "@mui/material/AlertTitle";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import type { Depot } from "../../../shared/depot/use-depots.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { closeDay, fetchReserves } from "../data/closings.ts";
import { useDays } from "../parts/use-days.ts";
import { ReserveLines } from "./reserve-list.tsx";

interface Props {
  depot: Depot;
  date: string;
  onClose: () => void;
}

/** Closing shows first what is not in order: then it needs a reason, which stays. */
export function CloseDialog({ depot, date, onClose }: Props) {
  const translate = useTranslate();
  const days = useDays();
  const [motif, setMotif] = useState("");
  const query = useLiveQuery(["depot", "reserves", depot.id, date], () =>
    fetchReserves(depot.id, date),
  );
  const close = useAction(() => closeDay(depot.id, date, motif), {
    onDone: onClose,
    isErrorNotified: false,
  });
  const hasReserves = (query.data?.length ?? 0) > 0;
  const word = (key: string, values = {}) => translate(`depot_stock.closings.${key}`, values);
  return (
    <FormDialog
      title={word("close_title", { day: days.day(date) })}
      text={word("close_text", { depot: depot.nom })}
      submitLabel={word(hasReserves ? "close_anyway" : "close")}
      isDanger={hasReserves}
      isBusy={close.isBusy}
      canSubmit={query.data !== undefined && (!hasReserves || motif.trim() !== "")}
      error={close.error ?? undefined}
      onSubmit={() => close.run(undefined)}
      onClose={onClose}
    >
      <QueryState query={query}>
        {(reserves) =>
          reserves.length === 0 ? (
            <Alert severity="success">{word("all_in_order")}</Alert>
          ) : (
            <>
              <Alert severity="warning">
                <AlertTitle>{word("with_reserves")}</AlertTitle>
                <ReserveLines reserves={reserves} />
              </Alert>
              <ReasonField value={motif} onChange={setMotif} maxLength={1000} />
            </>
          )
        }
      </QueryState>
    </FormDialog>
  );
}
