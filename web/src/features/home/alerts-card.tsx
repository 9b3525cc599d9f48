import Box from "@mui/material/Box";
import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../shared/format/use-format.ts";
import { UpdatedAt } from "../../shared/live/updated-at.tsx";
import { useLiveQuery } from "../../shared/live/use-live-query.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { QueryState } from "../../shared/ui/query-state.tsx";
import { readCounters, type Severity, type SeverityCount } from "./home-data.ts";

const COLOURS = {
  CRITICAL: "error",
  WARN: "warning",
  INFO: "info",
} as const satisfies Record<Severity, string>;

export function AlertsCard() {
  const { tenant } = useSession();
  const query = useLiveQuery(["home-counters"], () => readCounters(tenant.id), {
    table: "system_alerts",
  });
  return (
    <Box component="section">
      <QueryState query={query}>
        {(counts) => (
          <Box
            sx={{
              display: "grid",
              gap: { xs: 1.5, sm: 2.5 },
              gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "repeat(3, minmax(0, 1fr))" },
            }}
          >
            {counts.map((count) => (
              <SeverityTile key={count.severity} count={count} />
            ))}
          </Box>
        )}
      </QueryState>
      <Box sx={{ mt: 1 }}>
        <UpdatedAt query={query} />
      </Box>
    </Box>
  );
}

function SeverityTile({ count }: { count: SeverityCount }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const isQuiet = count.total === 0;
  return (
    <Paper
      variant="outlined"
      component={Link}
      to={`/governance/integrity?severity=${count.severity}`}
      data-severity={count.severity}
      sx={{
        p: 2.5,
        display: "block",
        color: "text.primary",
        textDecoration: "none",
        borderInlineStartWidth: 4,
        borderInlineStartColor: (theme) =>
          isQuiet ? theme.palette.divider : theme.palette[COLOURS[count.severity]].main,
        "&:hover": { bgcolor: "action.hover" },
      }}
    >
      <Typography component="span" sx={{ fontWeight: 600, display: "block" }}>
        {translate(`home.severities.${count.severity}`)}
      </Typography>
      <Typography
        component="span"
        sx={{
          display: "block",
          fontSize: "2.4rem",
          lineHeight: 1.2,
          fontWeight: 650,
          color: isQuiet ? "text.secondary" : `${COLOURS[count.severity]}.main`,
        }}
      >
        {number(count.total)}
      </Typography>
      <Typography component="span" variant="body2" color="textSecondary" sx={{ display: "block" }}>
        {isQuiet
          ? translate("home.nothing_waits")
          : translate("home.waiting", {
              open: number(count.open),
              overdue: number(count.overdue),
            })}
      </Typography>
    </Paper>
  );
}
