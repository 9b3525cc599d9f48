import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { SeverityMark } from "../../../shared/ui/severity-mark.tsx";
import type { RecentRun } from "../data/checks.ts";
import type { CheckLine } from "../model/check.ts";
import { CheckStatus } from "./check-status.tsx";
import { RunButton } from "./run-button.tsx";
import { Sparkline } from "./sparkline.tsx";

interface Props {
  line: CheckLine;
  runs: readonly RecentRun[] | undefined;
  onOpen: () => void;
}

const GRID = {
  display: "grid",
  gap: { xs: 1.25, md: 2.5 },
  px: 2.5,
  py: 2,
  alignItems: "start",
  gridTemplateColumns: { xs: "1fr", md: "minmax(0, 2.2fr) minmax(0, 2fr) 190px 120px auto" },
  "&:not(:first-of-type)": { borderTop: 1, borderTopColor: "divider" },
} as const;

export function CheckRow({ line, runs, onOpen }: Props) {
  const { check } = line;
  const localized = useLocalized();
  return (
    <Box
      component="li"
      sx={GRID}
      data-testid="check-row"
      data-code={check.code}
      data-health={line.health}
    >
      <Box sx={{ minWidth: 0 }}>
        <MuiLink
          component="button"
          type="button"
          onClick={onOpen}
          underline="hover"
          color="text.primary"
          sx={{ fontWeight: 600, fontSize: "0.95rem", textAlign: "start" }}
        >
          {localized(check.title) || check.code}
        </MuiLink>
        <Stack
          direction="row"
          sx={{ columnGap: 1.5, rowGap: 0, alignItems: "center", flexWrap: "wrap" }}
        >
          <SeverityMark severity={check.severity} />
          <Typography variant="caption" color="textSecondary" component="code" dir="ltr">
            {check.code}
          </Typography>
        </Stack>
      </Box>
      <CheckStatus line={line} />
      <Duration line={line} runs={runs} />
      <Rows line={line} runs={runs} />
      <RunButton check={check} />
    </Box>
  );
}

function Duration({ line, runs }: { line: CheckLine; runs: readonly RecentRun[] | undefined }) {
  const translate = useTranslate();
  const { duration } = useFormat();
  const { check } = line;
  if (check.last_duration_ms === null) return <Box />;
  const text = translate("governance.checks.budget", {
    duration: duration(check.last_duration_ms / 1000),
    budget: duration(check.budget_ms / 1000),
  });
  return (
    <Box>
      <Typography
        variant="body2"
        sx={{
          color: check.is_over_budget ? "error.main" : "text.primary",
          fontWeight: check.is_over_budget ? 650 : 400,
        }}
      >
        {text}
        {check.is_over_budget ? ` · ${translate("governance.checks.over_budget")}` : ""}
      </Typography>
      {runs ? <Sparkline runs={runs} budgetMs={check.budget_ms} /> : null}
    </Box>
  );
}

/** Rows of the last good run for the operator; for others, the alerts that they see. */
function Rows({ line, runs }: { line: CheckLine; runs: readonly RecentRun[] | undefined }) {
  const translate = useTranslate();
  const { check } = line;
  const lastGood = runs?.find((run) => run.rows_found !== null);
  const count = lastGood?.rows_found ?? check.open_count;
  // After a failure nobody knows: the figure of an earlier run would pass for this one.
  if (line.health === "failing" || line.health === "never") {
    return (
      <Typography variant="body2" color="textSecondary">
        {translate("governance.checks.rows_unknown")}
      </Typography>
    );
  }
  if (count === 0) {
    return (
      <Typography variant="body2" color="textSecondary">
        {translate("governance.checks.rows_none")}
      </Typography>
    );
  }
  return (
    <MuiLink
      component={Link}
      to={`/governance/integrity?check=${check.code}`}
      variant="body2"
      sx={{ fontWeight: 600 }}
    >
      {translate("governance.checks.rows", { smart_count: count })}
    </MuiLink>
  );
}
