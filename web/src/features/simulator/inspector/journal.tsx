import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import ToggleButton from "@mui/material/ToggleButton";
import ToggleButtonGroup from "@mui/material/ToggleButtonGroup";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import type { Exchange } from "../data/wire.ts";
import { ExchangeRow } from "./exchange-row.tsx";

type Filter = "all" | Exchange["kind"];
const FILTERS: readonly Filter[] = ["all", "webhook", "graph"];

/** What went over the wire, the newest first. */
export function Journal({ exchanges }: { exchanges: readonly Exchange[] }) {
  const translate = useTranslate();
  const [filter, setFilter] = useState<Filter>("all");
  const shown = exchanges.filter(({ kind }) => filter === "all" || kind === filter).toReversed();
  return (
    <>
      <Stack direction="row" sx={{ px: 2, py: 1.25 }}>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={filter}
          aria-label={translate("simulator.journal")}
          onChange={(_, value: Filter | null) => setFilter(value ?? filter)}
        >
          {FILTERS.map((value) => (
            <ToggleButton key={value} value={value}>
              {translate(`simulator.filters.${value}`)}
            </ToggleButton>
          ))}
        </ToggleButtonGroup>
      </Stack>
      {shown.length === 0 ? (
        <EmptyState
          isCompact
          title={translate("simulator.journal_empty")}
          text={translate("simulator.journal_hint")}
        />
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, maxHeight: 590, overflowY: "auto" }}>
          {shown.map((exchange) => (
            <ExchangeRow key={exchange.seq} exchange={exchange} />
          ))}
        </Box>
      )}
    </>
  );
}
