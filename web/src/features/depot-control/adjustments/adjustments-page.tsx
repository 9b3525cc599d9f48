import { useTranslate } from "react-admin";
import { ADJUSTMENT_STATES, readAdjustments } from "../data/adjustments.ts";
import { ControlPage } from "../parts/control-page.tsx";
import { useControlList } from "../parts/use-control-list.ts";
import { useAdjustmentColumns } from "./use-adjustment-columns.tsx";
import { useAdjustmentCsv } from "./use-adjustment-csv.ts";

/** What changes the books without a truck: proposed by one, decided by another. */
export function AdjustmentsPage() {
  const translate = useTranslate();
  const list = useControlList("stocks_adjustments", readAdjustments);
  const columns = useAdjustmentColumns();
  const csv = useAdjustmentCsv();
  return (
    <ControlPage
      name="adjustments"
      path="/depot/ajustements"
      permission="adjustments.propose"
      list={list}
      states={ADJUSTMENT_STATES.map((statut) => ({
        value: statut,
        label: translate(`depot.statuts.${statut}`),
      }))}
      columns={columns}
      csv={csv}
      read={readAdjustments}
    />
  );
}
