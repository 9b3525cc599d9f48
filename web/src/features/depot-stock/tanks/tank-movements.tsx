import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchJournal } from "../data/journal.ts";
import { EntryDrawer } from "../ledger/entry-drawer.tsx";
import { JournalTable } from "../ledger/journal-table.tsx";
import type { JournalRow } from "../model/journal.ts";
import type { TankStock } from "../model/tank.ts";

const SHOWN = 15;
const MOVES_INTERVAL_MS = 15_000;

/** What moved in this tank lately; the ledger has the rest. */
export function TankMovements({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const [opened, setOpened] = useState<JournalRow | null>(null);
  const query = useLiveQuery(
    ["depot", "tank-moves", tank.id],
    () =>
      fetchJournal(
        {
          tenantId: tenant.id,
          depotId: tank.depot_id,
          period: { du: null, au: null },
          nature: "",
          citerne: tank.id,
          produit: "",
          proprietaire: "",
          only: "",
        },
        1,
        SHOWN,
      ),
    { intervalMs: MOVES_INTERVAL_MS, table: "mouvements_stock" },
  );
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return (
    <Panel
      title={word("movements")}
      actions={
        <Button size="small" component={Link} to={`/depot/journal?citerne=${tank.id}&period=all`}>
          {word("all_movements")}
        </Button>
      }
    >
      <QueryState
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={<EmptyState isCompact title={word("no_movement")} />}
      >
        {({ rows }) => <JournalTable rows={rows} depotId={tank.depot_id} onOpen={setOpened} />}
      </QueryState>
      {opened ? <EntryDrawer row={opened} onClose={() => setOpened(null)} /> : null}
    </Panel>
  );
}
