import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { CopyButton } from "../../../shared/ui/copy-button.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Alert } from "../model/types.ts";
import { PayloadFacts } from "../parts/payload-facts.tsx";

export function EvidencePanel({ alert }: { alert: Alert }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`governance.alert.${key}`);
  const isEmpty = Object.keys(alert.payload).length === 0;
  return (
    <Panel
      title={word("evidence")}
      subtitle={word(alert.is_active ? "active" : "inactive")}
      hasPadding
      actions={
        <CopyButton
          text={JSON.stringify(alert.payload, null, 2)}
          label={word("evidence_copy")}
          doneLabel={word("evidence_copied")}
        />
      }
    >
      {isEmpty ? (
        <Typography color="textSecondary">{word("evidence_none")}</Typography>
      ) : (
        <PayloadFacts payload={alert.payload} />
      )}
    </Panel>
  );
}
