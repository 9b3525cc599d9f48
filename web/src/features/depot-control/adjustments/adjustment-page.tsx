import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { EntriesPanel } from "../../../shared/depot/entries-panel.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { type Adjustment, readAdjustment } from "../data/adjustments.ts";
import { AdjustmentActions } from "./adjustment-actions.tsx";
import { AdjustmentFacts } from "./adjustment-facts.tsx";
import { DecisionPanel } from "./decision-panel.tsx";

export function AdjustmentPage() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const { id = "" } = useParams();
  const query = useLiveQuery(["depot", "adjustment", id], () => readAdjustment(tenant.id, id), {
    table: "stocks_adjustments",
    intervalMs: 20_000,
  });
  return (
    <QueryState
      query={query}
      isEmpty={(row) => row === null}
      empty={
        <EmptyState
          title={translate("kinds.not_found.title")}
          text={translate("kinds.not_found.remedy")}
          actions={
            <Button component={Link} to="/depot/ajustements">
              {translate("depot_control.adjustments.back")}
            </Button>
          }
        />
      }
    >
      {(row) => (row ? <AdjustmentView row={row} /> : null)}
    </QueryState>
  );
}

function AdjustmentView({ row }: { row: Adjustment }) {
  const translate = useTranslate();
  const { dateTime } = useDepotFormat(row.depot_id);
  return (
    <Page
      eyebrow={translate("depot_control.adjustments.one")}
      title={`${translate(`depot.natures.${row.nature}`)} · ${row.citerne_nom}`}
      subtitle={[dateTime(row.survenu_at), row.produit_nom, row.depot_nom].join(" · ")}
      actions={
        <>
          <StatutChip statut={row.statut} />
          <AdjustmentActions row={row} />
        </>
      }
    >
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          alignItems: "start",
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 1fr) 340px" },
        }}
      >
        <Stack sx={{ gap: 2.5, minWidth: 0 }}>
          <AdjustmentFacts row={row} />
          <EntriesPanel documentId={row.id} depotId={row.depot_id} statut={row.statut} />
        </Stack>
        <DecisionPanel row={row} />
      </Box>
    </Page>
  );
}
