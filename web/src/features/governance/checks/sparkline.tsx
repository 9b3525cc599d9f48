import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { RecentRun } from "../data/checks.ts";

interface Props {
  runs: readonly RecentRun[];
  budgetMs: number;
}

const WIDTH = 160;
const HEIGHT = 28;
const BAR = 4;
const STEP = WIDTH / 30;

/** One bar per run, newest at the reading end; failed runs in the colour of failure. */
export function Sparkline({ runs, budgetMs }: Props) {
  const translate = useTranslate();
  const { duration } = useFormat();
  const { palette, direction } = useTheme();
  const times = runs.map((run) => run.duration_ms);
  if (times.length === 0) return null;
  const top = Math.max(...times, 1);
  const label = translate("governance.checks.sparkline", {
    count: times.length,
    min: duration(Math.min(...times) / 1000),
    max: duration(top / 1000),
  });
  return (
    <Box
      component="svg"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT)}`}
      sx={{
        width: WIDTH,
        maxWidth: "100%",
        height: HEIGHT,
        display: "block",
        mt: 0.5,
        transform: direction === "rtl" ? "scaleX(-1)" : "none",
      }}
    >
      <title>{label}</title>
      {[...runs].reverse().map((run, index) => {
        const height = Math.max(2, (run.duration_ms / top) * HEIGHT);
        const isBad = run.status === "FAILED" || run.status === "TIMED_OUT";
        const fill = isBad
          ? palette.error.main
          : run.duration_ms > budgetMs
            ? palette.warning.main
            : palette.primary.main;
        return (
          <rect
            key={`run-${String(runs.length - index)}`}
            x={index * STEP}
            y={HEIGHT - height}
            width={BAR}
            height={height}
            rx={1}
            fill={fill}
            opacity={isBad ? 1 : 0.75}
          />
        );
      })}
    </Box>
  );
}
