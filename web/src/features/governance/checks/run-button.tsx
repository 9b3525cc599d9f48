import PlayArrowIcon from "@mui/icons-material/PlayArrow";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { useSession } from "../../../shared/session/session-context.ts";
import type { Check } from "../model/check.ts";
import { useRunCheck } from "./use-run-check.ts";

export function RunButton({ check }: { check: Check }) {
  const translate = useTranslate();
  const { can } = useSession();
  const { run, running } = useRunCheck();
  if (!can("checks.run") || !check.is_enabled) return <span />;
  const isRunning = running !== null;
  return (
    <Button
      size="small"
      variant="outlined"
      color="inherit"
      startIcon={<PlayArrowIcon />}
      disabled={isRunning}
      aria-busy={isRunning}
      sx={{ whiteSpace: "nowrap", borderColor: "divider" }}
      onClick={() => void run(check)}
    >
      {translate(`governance.checks.${isRunning ? "running" : "run"}`)}
    </Button>
  );
}
