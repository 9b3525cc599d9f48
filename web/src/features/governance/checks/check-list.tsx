import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import type { RecentRun } from "../data/checks.ts";
import type { CheckLine } from "../model/check.ts";
import { CheckRow } from "./check-row.tsx";

interface Props {
  lines: readonly CheckLine[];
  runs: ReadonlyMap<string, readonly RecentRun[]> | undefined;
  onOpen: (code: string) => void;
}

const SPARKLINE_RUNS = 30;

export function CheckList({ lines, runs, onOpen }: Props) {
  const translate = useTranslate();
  if (lines.length === 0) {
    return (
      <EmptyState
        title={translate("governance.checks.empty_title")}
        text={translate("governance.checks.empty")}
      />
    );
  }
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
      {lines.map((line) => (
        <CheckRow
          key={line.check.code}
          line={line}
          runs={runs?.get(line.check.code)?.slice(0, SPARKLINE_RUNS)}
          onOpen={() => onOpen(line.check.code)}
        />
      ))}
    </Box>
  );
}
