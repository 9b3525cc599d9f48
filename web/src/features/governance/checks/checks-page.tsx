import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { UpdatedAt } from "../../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Page } from "../../../shared/ui/page.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { useUrlFilters } from "../../../shared/url/use-url-filters.ts";
import { fetchRecentRuns } from "../data/checks.ts";
import type { CheckLine } from "../model/check.ts";
import { useChecks } from "../parts/use-checks.ts";
import { CheckDrawer } from "./check-drawer.tsx";
import { CheckList } from "./check-list.tsx";
import { ChecksToolbar } from "./checks-toolbar.tsx";
import { HealthTiles } from "./health-tiles.tsx";
import { matchChecks } from "./match-checks.ts";
import { RunAllButton } from "./run-all-button.tsx";

const DEFAULTS = { q: "", health: "", code: "" };
const RUNS_INTERVAL_MS = 30_000;

/** What is watched, whether it is, and what it costs. */
export function ChecksPage() {
  const translate = useTranslate();
  const { tenant, can } = useSession();
  const query = useChecks();
  const runs = useLiveQuery(["governance", "recent-runs"], fetchRecentRuns, {
    intervalMs: RUNS_INTERVAL_MS,
    enabled: tenant.isOperator,
  });
  const [filters, setFilters] = useUrlFilters(DEFAULTS);
  const opened = query.data?.find(({ check }) => check.code === filters.code);
  const word = (key: string) => translate(`governance.checks.${key}`);
  const shown = (lines: readonly CheckLine[]) => matchChecks(lines, filters.q, filters.health);
  return (
    <Page
      title={word("title")}
      subtitle={word("subtitle")}
      actions={
        <>
          <UpdatedAt query={query} />
          {can("checks.run") && query.data ? <RunAllButton lines={query.data} /> : null}
        </>
      }
    >
      <QueryState
        query={query}
        isEmpty={(lines) => lines.length === 0}
        empty={<EmptyState title={word("none_title")} text={word("none")} />}
      >
        {(lines) => (
          <Box sx={{ display: "grid", gap: 2.5 }}>
            <HealthTiles
              lines={lines}
              selected={filters.health}
              onSelect={(health) => setFilters({ health })}
            />
            <ChecksToolbar text={filters.q} onChange={(q) => setFilters({ q })} />
            <Panel>
              <CheckList
                lines={shown(lines)}
                runs={runs.data}
                onOpen={(code) => setFilters({ code })}
              />
            </Panel>
          </Box>
        )}
      </QueryState>
      {opened ? <CheckDrawer line={opened} onClose={() => setFilters({ code: "" })} /> : null}
    </Page>
  );
}
