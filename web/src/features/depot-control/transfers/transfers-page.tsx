import { useState } from "react";
import { useTranslate } from "react-admin";
import { ReverseDialog } from "../../../shared/depot/reverse-dialog.tsx";
import { readTransfers, reverseTransfer, type Transfer } from "../data/transfers.ts";
import { ControlPage } from "../parts/control-page.tsx";
import { useControlList } from "../parts/use-control-list.ts";
import { useTransferColumns } from "./use-transfer-columns.tsx";
import { useTransferCsv } from "./use-transfer-csv.ts";

/** From one tank of the depot to another, and what was lost or found on the way. */
export function TransfersPage() {
  const translate = useTranslate();
  const list = useControlList("transferts", readTransfers);
  const [reversed, setReversed] = useState<Transfer | null>(null);
  const columns = useTransferColumns(setReversed);
  const csv = useTransferCsv();
  return (
    <ControlPage
      name="transfers"
      path="/depot/transferts"
      permission="transferts.write"
      list={list}
      states={["valide", "annule"].map((statut) => ({
        value: statut,
        label: translate(`depot.statuts.${statut}`),
      }))}
      columns={columns}
      csv={csv}
      read={readTransfers}
    >
      {reversed ? (
        <ReverseDialog
          title={translate("depot_control.transfers.reverse_title")}
          warning={translate("depot_control.transfers.reverse_text")}
          depotId={reversed.depot_id}
          reverse={(reversal) => reverseTransfer(reversed.id, reversal)}
          onClose={() => setReversed(null)}
        />
      ) : null}
    </ControlPage>
  );
}
