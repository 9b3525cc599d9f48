import { useTheme } from "@mui/material/styles";
import { useLocaleState } from "react-admin";
import { localeFacts } from "../../../shared/i18n/locales.ts";

/** Axes and tooltips in the colours of the theme, days in the reader's language. */
export function useChartLook() {
  const { palette, shape, direction } = useTheme();
  const [locale] = useLocaleState();
  // The database counts in local days of the tenant: the date is already local, hence UTC here.
  const format = new Intl.DateTimeFormat(localeFacts(locale).tag, {
    day: "numeric",
    month: "short",
    timeZone: "UTC",
  });
  return {
    shortDay: (day: string) => format.format(new Date(`${day}T00:00:00Z`)),
    axis: {
      stroke: palette.divider,
      tick: { fill: palette.text.secondary, fontSize: 12 },
      tickLine: false,
    },
    tooltip: {
      cursor: { fill: palette.action.hover },
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
