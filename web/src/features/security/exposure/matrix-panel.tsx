import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { useMemo, useState } from "react";
import { useTranslate } from "react-admin";
import { useLiveQuery } from "../../../shared/live/use-live-query.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { QueryState } from "../../../shared/ui/query-state.tsx";
import { fetchInventory } from "../data/exposure.ts";
import {
  type ExposureRow,
  type MatrixFilters,
  matchMatrix,
  rolesOf,
  toMatrix,
} from "../model/exposure.ts";
import { Legend } from "./legend.tsx";
import { MatrixFilterBar } from "./matrix-filter-bar.tsx";
import { MatrixTable } from "./matrix-table.tsx";
import { ObjectDrawer } from "./object-drawer.tsx";

export type MatrixUrl = MatrixFilters & { readonly schema: string; readonly object: string };

interface Props {
  filters: MatrixUrl;
  onChange: (changes: Partial<Record<keyof MatrixUrl, string>>) => void;
  onReset: () => void;
}

const INVENTORY_INTERVAL_MS = 60_000;

export function MatrixPanel({ filters, onChange, onReset }: Props) {
  const query = useLiveQuery(
    ["security", "inventory", filters.schema],
    () => fetchInventory(filters.schema),
    { intervalMs: INVENTORY_INTERVAL_MS },
  );
  return (
    <>
      <MatrixFilterBar rows={query.data} filters={filters} onChange={onChange} onReset={onReset} />
      <Legend />
      <Panel>
        <QueryState query={query}>
          {(rows) => (
            <Matrix rows={rows} filters={filters} onOpen={(object) => onChange({ object })} />
          )}
        </QueryState>
      </Panel>
      {filters.object && query.data ? (
        <ObjectDrawer
          rows={query.data.filter((row) => row.identity === filters.object)}
          identity={filters.object}
          onClose={() => onChange({ object: "" })}
        />
      ) : null}
    </>
  );
}

const STEP = 60;

interface MatrixProps {
  rows: readonly ExposureRow[];
  filters: MatrixFilters;
  onOpen: (identity: string) => void;
}

function Matrix({ rows, filters, onOpen }: MatrixProps) {
  const translate = useTranslate();
  const [limit, setLimit] = useState(STEP);
  const lines = useMemo(() => toMatrix(rows), [rows]);
  const matching = useMemo(() => matchMatrix(lines, filters), [lines, filters]);
  const rest = matching.length - limit;
  if (matching.length === 0) {
    return (
      <EmptyState
        title={translate("security.exposure.empty_title")}
        text={translate("security.exposure.empty")}
      />
    );
  }
  return (
    <>
      <Typography variant="subtitle1" component="p" sx={{ px: 2, py: 1.25 }} aria-live="polite">
        {translate("security.exposure.shown", { smart_count: matching.length })}
      </Typography>
      <MatrixTable lines={matching.slice(0, limit)} roles={rolesOf(rows)} onOpen={onOpen} />
      {rest > 0 ? (
        <Box sx={{ p: 2, textAlign: "center" }}>
          <Button onClick={() => setLimit(limit + STEP)}>
            {translate("security.exposure.more", { count: Math.min(rest, STEP) })}
          </Button>
        </Box>
      ) : null}
    </>
  );
}
