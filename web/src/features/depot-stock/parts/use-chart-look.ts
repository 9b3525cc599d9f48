import { useTheme } from "@mui/material/styles";
import { useDays } from "./use-days.ts";

/** Axes and tooltips in the colours of the theme, the right way round in Arabic. */
export function useChartLook() {
  const { palette, shape, direction } = useTheme();
  const days = useDays();
  return {
    shortDay: days.short,
    isRtl: direction === "rtl",
    palette,
    axis: {
      stroke: palette.divider,
      tick: { fill: palette.text.secondary, fontSize: 12 },
      tickLine: false,
    },
    tooltip: {
      cursor: { stroke: palette.divider },
      contentStyle: {
        background: palette.background.paper,
        border: `1px solid ${palette.divider}`,
        borderRadius: shape.borderRadius,
        color: palette.text.primary,
        direction,
      },
    },
  };
}
