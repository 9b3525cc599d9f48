import { useState } from "react";
import { useTranslate } from "react-admin";
import { useAction } from "../../../shared/api/use-action.ts";
import type { Depot } from "../../../shared/depot/use-depots.ts";
import { FormDialog } from "../../../shared/ui/form-dialog.tsx";
import { ReasonField } from "../../../shared/ui/reason-field.tsx";
import { reopenDay } from "../data/closings.ts";
import { useDays } from "../parts/use-days.ts";

interface Props {
  depot: Depot;
  date: string;
  onClose: () => void;
}

const SHORTEST_REASON = 10;

/** Reopening leaves the closing where it is, with a reason on it, and a critical line in the log. */
export function ReopenDialog({ depot, date, onClose }: Props) {
  const translate = useTranslate();
  const days = useDays();
  const [motif, setMotif] = useState("");
  const reopen = useAction(() => reopenDay(depot.id, date, motif), {
    onDone: onClose,
    isErrorNotified: false,
  });
  const word = (key: string, values = {}) => translate(`depot_stock.closings.${key}`, values);
  return (
    <FormDialog
      title={word("reopen_title", { day: days.day(date) })}
      text={word("reopen_text")}
      submitLabel={word("reopen")}
      isDanger
      isBusy={reopen.isBusy}
      canSubmit={motif.trim().length >= SHORTEST_REASON}
      error={reopen.error ?? undefined}
      onSubmit={() => reopen.run(undefined)}
      onClose={onClose}
    >
      <ReasonField value={motif} onChange={setMotif} maxLength={1000} />
    </FormDialog>
  );
}
