import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import {
  Area,
  AreaChart,
  CartesianGrid,
  Legend,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import type { Trend } from "../model/trend.ts";
import { ChartTable } from "../parts/chart-table.tsx";
import { useChartLook } from "../parts/use-chart-look.ts";
import { useDays } from "../parts/use-days.ts";

export function TrendChart({ trend }: { trend: Trend }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { short } = useDays();
  const label = translate("depot_stock.dashboard.trend");
  return (
    <>
      <Box sx={{ height: 270 }} dir="ltr" role="img" aria-label={label}>
        <Curves trend={trend} />
      </Box>
      <ChartTable
        label={label}
        head={[translate("depot.day"), ...trend.products.map((product) => product.nom)]}
        rows={trend.days.map((day) => [
          short(day.date_jour),
          ...trend.products.map((product) => litres.ambient(day[product.id])),
        ])}
      />
    </>
  );
}

function Curves({ trend }: { trend: Trend }) {
  const litres = useLitres();
  const days = useDays();
  const { axis, tooltip, isRtl, palette } = useChartLook();
  return (
    <ResponsiveContainer>
      <AreaChart data={[...trend.days]} margin={{ top: 8, left: 0, right: isRtl ? 0 : 8 }}>
        <CartesianGrid stroke={palette.divider} vertical={false} />
        <XAxis
          dataKey="date_jour"
          tickFormatter={days.short}
          reversed={isRtl}
          minTickGap={28}
          {...axis}
        />
        <YAxis
          orientation={isRtl ? "right" : "left"}
          width={62}
          tickFormatter={(value: number) => litres.short(value)}
          {...axis}
        />
        <Tooltip
          labelFormatter={(day) => days.day(String(day))}
          formatter={(value, name) => [litres.ambient(Number(value)), String(name)]}
          {...tooltip}
        />
        <Legend wrapperStyle={{ fontSize: 12 }} />
        {trend.products.map((product) => (
          <Area
            key={product.id}
            dataKey={product.id}
            name={product.nom}
            stroke={product.couleur}
            strokeWidth={2}
            fill={product.couleur}
            fillOpacity={0.16}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}
