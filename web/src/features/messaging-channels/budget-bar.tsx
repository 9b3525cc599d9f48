import LinearProgress from "@mui/material/LinearProgress";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useId } from "react";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import type { Channel } from "./data/channels.ts";
import { budgetOf } from "./model/budget.ts";

/** New conversations of the last 24 hours beside what Meta allows the portfolio. */
export function BudgetBar({ channel }: { channel: Channel }) {
  const translate = useTranslate();
  const { number } = useFormat();
  const labelId = useId();
  const budget = budgetOf(channel);
  if (budget === null) return null;
  return (
    <Stack sx={{ my: 1, gap: 0.5 }} data-budget={budget.level}>
      <Typography id={labelId} variant="body2">
        {translate("messaging_channels.budget", {
          used: number(budget.used),
          limit: number(budget.limit),
        })}
      </Typography>
      <LinearProgress
        variant="determinate"
        value={budget.percent}
        color={budget.level}
        aria-labelledby={labelId}
        sx={{ height: 8, borderRadius: 1 }}
      />
      {budget.level === "success" ? null : (
        <Typography variant="caption" color={budget.level === "error" ? "error" : "textSecondary"}>
          {translate(`messaging_channels.budget_${budget.level}`)}
        </Typography>
      )}
    </Stack>
  );
}
