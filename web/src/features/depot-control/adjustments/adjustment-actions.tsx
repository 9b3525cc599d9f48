import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { ReasonDialog } from "../../../shared/depot/reason-dialog.tsx";
import { ReverseDialog } from "../../../shared/depot/reverse-dialog.tsx";
import { useSession } from "../../../shared/session/session-context.ts";
import { type Adjustment, rejectAdjustment, reverseAdjustment } from "../data/adjustments.ts";
import { type AdjustmentAct, adjustmentActs } from "./adjustment-acts.ts";
import { ApproveDialog } from "./approve-dialog.tsx";

export function AdjustmentActions({ row }: { row: Adjustment }) {
  const translate = useTranslate();
  const { can, userId } = useSession();
  const [asked, setAsked] = useState<AdjustmentAct | null>(null);
  const acts = adjustmentActs(row, {
    userId,
    mayPropose: can("adjustments.propose", row.depot_id),
    mayApprove: can("adjustments.approve", row.depot_id),
  });
  return (
    <>
      {acts.map((act) => (
        <Button
          key={act}
          variant={act === "approve" ? "contained" : "text"}
          color={act === "approve" ? "primary" : "error"}
          onClick={() => setAsked(act)}
        >
          {translate(`depot_control.adjustments.acts.${act}`)}
        </Button>
      ))}
      {asked ? <ActDialog row={row} act={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}

interface DialogProps {
  row: Adjustment;
  act: AdjustmentAct;
  onClose: () => void;
}

function ActDialog({ row, act, onClose }: DialogProps) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  if (act === "approve") return <ApproveDialog row={row} onClose={onClose} />;
  if (act === "reject") {
    return (
      <ReasonDialog
        title={word("reject_title")}
        text={word("reject_text")}
        submitLabel={word("acts.reject")}
        doneKey="depot_control.adjustments.rejected"
        act={(reason) => rejectAdjustment(row.id, reason)}
        onClose={onClose}
      />
    );
  }
  return (
    <ReverseDialog
      title={word("reverse_title")}
      warning={word("reverse_text")}
      depotId={row.depot_id}
      reverse={(reversal) => reverseAdjustment(row.id, reversal)}
      onClose={onClose}
    />
  );
}
