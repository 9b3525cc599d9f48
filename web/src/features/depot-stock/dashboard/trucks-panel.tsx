import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { TruckStep } from "../model/dashboard.ts";

/** Trucks by step, in the order in which they come nearer. */
export function TrucksPanel({ steps }: { steps: readonly TruckStep[] }) {
  const translate = useTranslate();
  const litres = useLitres();
  const count = steps.reduce((sum, step) => sum + step.nombre, 0);
  const volume = steps.reduce((sum, step) => sum + step.volume, 0);
  return (
    <Panel
      title={translate("depot_stock.dashboard.trucks")}
      subtitle={translate("depot_stock.dashboard.trucks_total", {
        smart_count: count,
        litres: litres.ambient(volume),
      })}
    >
      <Box component="ol" sx={{ listStyle: "none", m: 0, p: 0, pb: 1 }}>
        {steps.map((step) => (
          <Step key={step.statut} step={step} />
        ))}
      </Box>
    </Panel>
  );
}

const LINE = {
  display: "grid",
  gridTemplateColumns: "40px minmax(0, 1fr) auto",
  alignItems: "center",
  columnGap: 1.5,
  px: 2.5,
  py: 1,
  textDecoration: "none",
  borderInlineStartStyle: "solid",
  borderInlineStartWidth: 4,
  "&:hover": { bgcolor: "action.hover" },
} as const;

function Step({ step }: { step: TruckStep }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number, relative } = useFormat();
  const isWaiting = step.statut === "ARRIVE" && step.nombre > 0;
  return (
    <Box component="li">
      <Box
        component={Link}
        to={`/depot/cours?statut=${step.statut}`}
        data-step={step.statut}
        sx={{
          ...LINE,
          color: step.nombre === 0 ? "text.secondary" : "text.primary",
          borderInlineStartColor: ({ palette }) =>
            isWaiting ? palette.warning.main : "transparent",
        }}
      >
        <Typography component="span" sx={{ fontSize: "1.35rem", fontWeight: 650 }}>
          {number(step.nombre)}
        </Typography>
        <Box component="span" sx={{ minWidth: 0 }}>
          <Typography component="span" variant="body2" sx={{ display: "block", fontWeight: 600 }}>
            {translate(`depot.statuts.${step.statut}`)}
          </Typography>
          {step.plus_ancien_at === null ? null : (
            <Typography component="span" variant="caption" color="textSecondary">
              {translate("depot_stock.dashboard.oldest", { when: relative(step.plus_ancien_at) })}
            </Typography>
          )}
        </Box>
        <Typography component="span" variant="body2" sx={{ whiteSpace: "nowrap" }}>
          {step.nombre === 0 ? "–" : litres.ambient(step.volume)}
        </Typography>
      </Box>
    </Box>
  );
}
