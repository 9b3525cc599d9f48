import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { CheckLine } from "../model/check.ts";
import { AgeText } from "../parts/age-text.tsx";
import { HEALTH_LOOKS } from "./health-looks.ts";
import { useHealthWords } from "./use-health-words.ts";

/** The last outcome in words, why when it is bad, and when the next run is expected. */
export function CheckStatus({ line }: { line: CheckLine }) {
  const { check, health } = line;
  const translate = useTranslate();
  const { relative } = useFormat();
  const { title, why } = useHealthWords(line);
  const { Icon, colour } = HEALTH_LOOKS[health];
  const isDue = check.next_due_at !== null && new Date(check.next_due_at) <= new Date();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        sx={{
          display: "flex",
          flexWrap: "wrap",
          columnGap: 0.75,
          alignItems: "center",
          color: colour,
          fontWeight: 600,
          typography: "body2",
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 18 }} />
        <Box component="span" sx={{ fontWeight: 600, whiteSpace: "nowrap" }}>
          {title}
        </Box>
        {check.last_finished_at ? (
          <Box component="span" sx={{ color: "text.secondary", fontWeight: 400 }}>
            <AgeText moment={check.last_finished_at} />
          </Box>
        ) : null}
      </Box>
      {why ? <Typography variant="body2">{why}</Typography> : null}
      {health !== "disabled" && check.next_due_at ? (
        <Typography variant="body2" color="textSecondary">
          {translate("governance.checks.column.next")} :{" "}
          {isDue ? translate("governance.checks.due_now") : relative(check.next_due_at)}
        </Typography>
      ) : null}
    </Box>
  );
}
