import GppBadOutlinedIcon from "@mui/icons-material/GppBadOutlined";
import VerifiedUserOutlinedIcon from "@mui/icons-material/VerifiedUserOutlined";
import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type CheckLine, isWatching } from "../model/check.ts";
import { lastRunAt } from "../model/check-summary.ts";

/** Beside the counters: whether the silence of the checks can be trusted. */
export function ChecksHealth({ lines }: { lines: readonly CheckLine[] }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  const enabled = lines.filter((line) => line.health !== "disabled");
  const bad = enabled.filter((line) => line.health !== "healthy");
  const isGood = isWatching(lines);
  const last = lastRunAt(lines);
  const tone = isGood ? "success" : "warning";
  const Icon = isGood ? VerifiedUserOutlinedIcon : GppBadOutlinedIcon;
  const count = isGood ? enabled.length : bad.length;
  const text =
    last === null
      ? translate("governance.integrity.checks_never")
      : translate(`governance.integrity.${isGood ? "checks_ok" : "checks_bad"}`, {
          smart_count: count,
        });
  return (
    <Box
      component={Link}
      to="/governance/checks"
      data-testid="checks-health"
      data-health={isGood ? "good" : "bad"}
      sx={{
        p: 2,
        borderRadius: 1,
        border: 1,
        borderColor: "divider",
        borderTopWidth: 3,
        borderTopColor: `${tone}.main`,
        bgcolor: "background.paper",
        color: "inherit",
        textDecoration: "none",
        "&:hover": { borderColor: `${tone}.main` },
      }}
    >
      <Box
        sx={{
          display: "flex",
          gap: 0.5,
          color: `${tone}.main`,
          fontWeight: 600,
          fontSize: "0.8125rem",
        }}
      >
        <Icon aria-hidden sx={{ fontSize: 18 }} />
        {translate("governance.integrity.checks_title")}
      </Box>
      <Typography sx={{ fontSize: "1.05rem", fontWeight: 650, mt: 1.25, lineHeight: 1.35 }}>
        {text}
      </Typography>
      {last === null ? null : (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.5 }}>
          {translate("governance.integrity.checks_last", { when: relative(last) })}
        </Typography>
      )}
    </Box>
  );
}
