import { useState } from "react";
import { useTranslate } from "react-admin";
import { ReasonDialog } from "../../../shared/depot/reason-dialog.tsx";
import { DIP_STATES, type Dip, readDips, voidDip } from "../data/dips.ts";
import { ControlPage } from "../parts/control-page.tsx";
import { useControlList } from "../parts/use-control-list.ts";
import { DipAdjustmentDialog } from "./dip-adjustment-dialog.tsx";
import { useDipColumns } from "./use-dip-columns.tsx";
import { useDipCsv } from "./use-dip-csv.ts";

export interface DipTask {
  kind: "void" | "adjust";
  dip: Dip;
}

/** What was measured in the tanks against what the books said at that moment. */
export function DipsPage() {
  const translate = useTranslate();
  const list = useControlList("prises_de_hauteur", readDips);
  const [task, setTask] = useState<DipTask | null>(null);
  const columns = useDipColumns(setTask);
  const csv = useDipCsv();
  const word = (key: string, values = {}) => translate(`depot_control.dips.${key}`, values);
  const close = () => setTask(null);
  return (
    <ControlPage
      name="dips"
      path="/depot/jauges"
      permission="dips.write"
      list={list}
      states={DIP_STATES.map((state) => ({ value: state, label: word(`states.${state}`) }))}
      columns={columns}
      csv={csv}
      read={readDips}
    >
      {task?.kind === "void" ? (
        <ReasonDialog
          title={word("void_title", { tank: task.dip.citerne_nom })}
          text={word("void_text")}
          submitLabel={word("void")}
          doneKey="depot_control.dips.voided"
          act={(reason) => voidDip(task.dip.id, reason)}
          onClose={close}
        />
      ) : null}
      {task?.kind === "adjust" ? <DipAdjustmentDialog dip={task.dip} onClose={close} /> : null}
    </ControlPage>
  );
}
