import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import { useTranslate } from "react-admin";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Legend,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { TrendDay } from "../model/metrics.ts";
import { ChartTable } from "./chart-table.tsx";
import { useChartLook } from "./use-chart-look.ts";

/** Bars for what moved in a day, a line for what remained in the evening. */
export function FlowChart({ trend }: { trend: readonly TrendDay[] }) {
  const translate = useTranslate();
  const { palette, direction } = useTheme();
  const { number } = useFormat();
  const { axis, tooltip, shortDay } = useChartLook();
  const word = (key: string) => translate(`governance.integrity.trends.${key}`);
  const isRtl = direction === "rtl";
  return (
    <>
      <Box sx={{ height: 260 }} dir="ltr" role="img" aria-label={word("flow")}>
        <ResponsiveContainer>
          <ComposedChart data={[...trend]} margin={{ top: 8, left: -18, right: isRtl ? -18 : 4 }}>
            <CartesianGrid stroke={palette.divider} vertical={false} />
            <XAxis
              dataKey="day"
              tickFormatter={shortDay}
              reversed={isRtl}
              minTickGap={24}
              {...axis}
            />
            <YAxis allowDecimals={false} orientation={isRtl ? "right" : "left"} {...axis} />
            <Tooltip labelFormatter={(day) => shortDay(String(day))} {...tooltip} />
            <Legend wrapperStyle={{ fontSize: 12 }} />
            <Bar
              dataKey="opened"
              name={word("opened")}
              fill={palette.error.main}
              radius={[3, 3, 0, 0]}
              isAnimationActive={false}
            />
            <Bar
              dataKey="resolved"
              name={word("resolved")}
              fill={palette.success.main}
              radius={[3, 3, 0, 0]}
              isAnimationActive={false}
            />
            <Line
              dataKey="open"
              name={word("open")}
              stroke={palette.primary.main}
              strokeWidth={2.5}
              dot={false}
              isAnimationActive={false}
            />
          </ComposedChart>
        </ResponsiveContainer>
      </Box>
      <ChartTable
        head={[word("day"), word("opened"), word("resolved"), word("open")]}
        rows={trend.map((day) => [
          shortDay(day.day),
          number(day.opened),
          number(day.resolved),
          number(day.open),
        ])}
      />
    </>
  );
}
