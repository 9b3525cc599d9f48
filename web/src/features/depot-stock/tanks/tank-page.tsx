import EditOutlinedIcon from "@mui/icons-material/EditOutlined";
import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link, useParams } from "react-router-dom";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchTank } from "../data/tanks.ts";
import type { TankStock } from "../model/tank.ts";
import { BaremePanel } from "./bareme-panel.tsx";
import { DipsPanel } from "./dips-panel.tsx";
import { TankDialog } from "./tank-dialog.tsx";
import { TankMovements } from "./tank-movements.tsx";
import { TankSummary } from "./tank-summary.tsx";

/** One tank: content, levels, gauge table, dips and what moved. */
export function TankPage() {
  const translate = useTranslate();
  const { tenant } = useSession();
  const { id = "" } = useParams();
  const query = useLiveQuery(["depot", "tank", id], () => fetchTank(tenant.id, id), {
    table: "stocks_snapshot",
  });
  const tank = query.data;
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return (
    <Page
      eyebrow={tank?.depot_nom ?? translate("shell.sections.depot")}
      title={tank?.nom ?? word("title")}
      subtitle={tank?.localisation ?? undefined}
      actions={
        <>
          <UpdatedAt query={query} />
          {tank ? <EditButton tank={tank} /> : null}
        </>
      }
    >
      <QueryState
        query={query}
        isEmpty={(row) => row === null}
        empty={
          <EmptyState
            title={word("unknown_title")}
            text={word("unknown_text")}
            actions={
              <Button component={Link} to="/depot/citernes">
                {word("back")}
              </Button>
            }
          />
        }
      >
        {(row) => (row ? <TankView tank={row} /> : null)}
      </QueryState>
    </Page>
  );
}

function TankView({ tank }: { tank: TankStock }) {
  return (
    <>
      <TankSummary tank={tank} />
      <Box
        sx={{
          display: "grid",
          gap: 2.5,
          gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "repeat(2, minmax(0, 1fr))" },
          alignItems: "start",
        }}
      >
        {tank.est_logique ? null : (
          <>
            <DipsPanel tank={tank} />
            <BaremePanel tank={tank} />
          </>
        )}
      </Box>
      <TankMovements tank={tank} />
    </>
  );
}

function EditButton({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!can("citernes.write", tank.depot_id)) return null;
  return (
    <>
      <Button variant="contained" startIcon={<EditOutlinedIcon />} onClick={() => setOpen(true)}>
        {translate("ui.edit")}
      </Button>
      {isOpen ? (
        <TankDialog depotId={tank.depot_id} tank={tank} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}
