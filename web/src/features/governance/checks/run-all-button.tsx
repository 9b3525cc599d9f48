import PlayArrowIcon from "@mui/icons-material/PlayArrow";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslate } from "react-admin";
import type { CheckLine } from "../model/check.ts";
import { useRunCheck } from "./use-run-check.ts";

/** One after the other: a screen must not start a stampede. */
export function RunAllButton({ lines }: { lines: readonly CheckLine[] }) {
  const translate = useTranslate();
  const { run } = useRunCheck();
  const [done, setDone] = useState<number | null>(null);
  const enabled = lines.filter(({ check }) => check.is_enabled);
  const runAll = async () => {
    for (const [index, { check }] of enabled.entries()) {
      setDone(index);
      await run(check, true);
    }
    setDone(null);
  };
  const label =
    done === null
      ? translate("governance.checks.run_all")
      : translate("governance.checks.run_all_progress", { done, total: enabled.length });
  return (
    <Button
      variant="contained"
      startIcon={<PlayArrowIcon />}
      disabled={done !== null}
      onClick={() => void runAll()}
      aria-live="polite"
    >
      {label}
    </Button>
  );
}
