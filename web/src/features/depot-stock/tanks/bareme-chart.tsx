import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import {
  Area,
  AreaChart,
  CartesianGrid,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type Point, thinned } from "../model/bareme.ts";
import type { TankStock } from "../model/tank.ts";
import { useChartLook } from "../parts/use-chart-look.ts";

const MOST_POINTS = 200;

/** Litres over height, with the two levels that rules know of and what is in the tank now. */
export function BaremeChart({ points, tank }: { points: readonly Point[]; tank: TankStock }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  const { axis, tooltip, isRtl, palette } = useChartLook();
  const data = thinned(points, MOST_POINTS).map(([height, volume]) => ({ height, volume }));
  const level = (value: number, colour: string, dash: string) => (
    <ReferenceLine y={value} stroke={colour} strokeDasharray={dash} />
  );
  return (
    <Box
      sx={{ height: 220 }}
      dir="ltr"
      role="img"
      aria-label={translate("depot_stock.bareme.chart", { count: number(points.length) })}
    >
      <ResponsiveContainer>
        <AreaChart data={data} margin={{ top: 8, left: 0, right: isRtl ? 0 : 8 }}>
          <CartesianGrid stroke={palette.divider} vertical={false} />
          <XAxis
            dataKey="height"
            type="number"
            domain={["dataMin", "dataMax"]}
            reversed={isRtl}
            tickFormatter={(value: number) => number(value)}
            unit=" mm"
            {...axis}
          />
          <YAxis
            orientation={isRtl ? "right" : "left"}
            width={58}
            tickFormatter={(value: number) => litres.short(value)}
            {...axis}
          />
          <Tooltip
            labelFormatter={(height) => `${number(Number(height))} mm`}
            formatter={(value) => [litres.ambient(Number(value)), translate("depot.volume")]}
            {...tooltip}
          />
          <Area
            dataKey="volume"
            stroke={tank.couleur}
            fill={tank.couleur}
            fillOpacity={0.25}
            isAnimationActive={false}
          />
          {level(tank.remplissage_max_l, palette.error.main, "5 3")}
          {tank.volume_mort_l > 0 ? level(tank.volume_mort_l, palette.text.primary, "2 3") : null}
        </AreaChart>
      </ResponsiveContainer>
    </Box>
  );
}
