import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import { useTranslate } from "react-admin";
import { DepotChooser } from "../../../shared/depot/depot-chooser.tsx";
import { useDepotChoice } from "../../../shared/depot/use-depots.ts";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { ErrorNotice } from "../../../shared/ui/error-notice.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchDashboard } from "../data/dashboard.ts";
import type { Dashboard } from "../model/dashboard.ts";
import { useDays } from "../parts/use-days.ts";
import { DashboardLoading } from "./dashboard-loading.tsx";
import { DayTiles } from "./day-tiles.tsx";
import { QuickActions } from "./quick-actions.tsx";
import { StockPanel } from "./stock-panel.tsx";
import { TankFarm } from "./tank-farm.tsx";
import { TodoPanel } from "./todo-panel.tsx";
import { TrendPanel } from "./trend-panel.tsx";
import { TrucksPanel } from "./trucks-panel.tsx";

const BOARD_INTERVAL_MS = 15_000;

/** The depot at a glance; what a role may not see is not there, what failed is said. */
export function DashboardPage() {
  const translate = useTranslate();
  const days = useDays();
  const choice = useDepotChoice();
  const { tenant } = useSession();
  const { depotId } = choice;
  const hasNone = choice.query.data?.length === 0;
  const query = useLiveQuery(
    ["depot", "dashboard", depotId],
    () => fetchDashboard(tenant.id, depotId),
    {
      intervalMs: BOARD_INTERVAL_MS,
      table: "stocks_snapshot",
      enabled: choice.query.data !== undefined && !hasNone,
    },
  );
  const today = query.data?.depots[0]?.date_jour;
  return (
    <Page
      eyebrow={choice.depot?.nom ?? translate("depot.all_depots")}
      title={translate("depot_stock.dashboard.title")}
      subtitle={today ? days.long(today) : undefined}
      actions={
        <>
          <UpdatedAt query={query} />
          <DepotChooser choice={choice} />
          <QuickActions />
        </>
      }
    >
      {choice.query.error ? (
        <ErrorNotice error={choice.query.error} onRetry={() => void choice.query.refetch()} />
      ) : null}
      {hasNone ? (
        <EmptyState
          title={translate("depot_stock.dashboard.no_depot")}
          text={translate("depot_stock.dashboard.no_depot_text")}
        />
      ) : (
        <QueryState query={query} loading={<DashboardLoading />}>
          {(board) => <Board board={board} depotId={depotId} />}
        </QueryState>
      )}
    </Page>
  );
}

const TWO_COLUMNS = {
  display: "grid",
  gap: 2.5,
  gridTemplateColumns: { xs: "minmax(0, 1fr)", lg: "minmax(0, 2fr) minmax(0, 1fr)" },
  alignItems: "start",
} as const;

// One column where there is room for one: what waits for someone comes before the drawing.
const COLUMN = {
  display: { xs: "contents", lg: "flex" },
  gap: 2.5,
  minWidth: 0,
  "& > *": { minWidth: 0 },
} as const;

function Board({ board, depotId }: { board: Dashboard; depotId: string | null }) {
  return (
    <>
      <DayTiles board={board} />
      <Box sx={TWO_COLUMNS}>
        <Stack sx={COLUMN}>
          <Box sx={{ order: 2 }}>
            <TankFarm board={board} />
          </Box>
          <Box sx={{ order: 5 }}>
            <TrendPanel depotId={depotId} />
          </Box>
        </Stack>
        <Stack sx={COLUMN}>
          <Box sx={{ order: 1 }}>
            <TodoPanel board={board} />
          </Box>
          <Box sx={{ order: 3 }}>
            <TrucksPanel steps={board.camions} />
          </Box>
          <Box sx={{ order: 4 }}>
            <StockPanel board={board} />
          </Box>
        </Stack>
      </Box>
    </>
  );
}
