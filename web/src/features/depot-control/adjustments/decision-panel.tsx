import Alert from "@mui/material/Alert";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useByText } from "../../../shared/depot/by-text.ts";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Adjustment } from "../data/adjustments.ts";

interface Step {
  key: string;
  name: string | null;
  at: string | null;
  text: string | null;
}

/** Who proposed, who decided, who reversed; and why one's own proposal waits for somebody else. */
export function DecisionPanel({ row }: { row: Adjustment }) {
  const translate = useTranslate();
  const { userId } = useSession();
  const word = (key: string) => translate(`depot_control.adjustments.${key}`);
  const steps: Step[] = [
    { key: "proposed_step", name: row.created_by_nom, at: row.created_at, text: null },
    {
      key: row.statut === "REJETE" ? "rejected_step" : "approved_step",
      name: row.decide_par_nom,
      at: row.decide_at,
      text: row.decide_motif,
    },
    { key: "reversed_step", name: row.annule_par_nom, at: row.annule_at, text: row.annule_motif },
  ];
  const waits = row.statut === "PROPOSE" && row.created_by === userId;
  return (
    <Panel title={word("decision")} hasPadding>
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 1.5 }}>
        {steps
          .filter(({ at }) => at !== null)
          .map((step) => (
            <StepLine key={step.key} step={step} depotId={row.depot_id} />
          ))}
      </Box>
      {waits ? (
        <Alert severity="info" sx={{ mt: 2 }}>
          {word("waits_for_another")}
        </Alert>
      ) : null}
    </Panel>
  );
}

function StepLine({ step, depotId }: { step: Step; depotId: string }) {
  const translate = useTranslate();
  const byText = useByText();
  const { dateTime } = useDepotFormat(depotId);
  return (
    <Box component="li">
      <Typography sx={{ fontWeight: 600 }}>
        {translate(`depot_control.adjustments.${step.key}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {byText(step.name)}
        {" · "}
        {dateTime(step.at)}
      </Typography>
      {step.text ? (
        <Typography variant="body2">
          <bdi>{step.text}</bdi>
        </Typography>
      ) : null}
    </Box>
  );
}
