import { useState } from "react";
import { useNotify, useTranslate } from "react-admin";
import { toAppError } from "../../../shared/api/app-error.ts";
import { describeError } from "../../../shared/api/describe-error.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { useLocalized } from "../../../shared/i18n/use-localized.ts";
import { runCheck } from "../data/checks.ts";
import type { Check, CheckRun } from "../model/check.ts";
import { useRefresh } from "../parts/use-refresh.ts";

/** Runs one check and says what came out: the rows, or that it failed. */
export function useRunCheck() {
  const translate = useTranslate();
  const localized = useLocalized();
  const notify = useNotify();
  const refresh = useRefresh();
  const { duration } = useFormat();
  const [running, setRunning] = useState<string | null>(null);
  const say = (check: Check, run: CheckRun) => {
    const title = localized(check.title) || check.code;
    if (run.status === "FAILED" || run.status === "TIMED_OUT") {
      return notify(translate("governance.checks.run_failed", { title }), { type: "error" });
    }
    const rows =
      run.rows_found === null
        ? translate("governance.checks.status.OK")
        : run.rows_found === 0
          ? translate("governance.checks.rows_none")
          : translate("governance.checks.rows", { smart_count: run.rows_found });
    const time = duration(run.duration_ms / 1000);
    return notify(translate("governance.checks.run_done", { title, rows, duration: time }), {
      type: "success",
    });
  };
  const run = async (check: Check, isQuiet = false): Promise<void> => {
    setRunning(check.code);
    try {
      const result = await runCheck(check.code);
      if (!isQuiet) say(check, result);
    } catch (error) {
      notify(describeError(toAppError(error), translate).title, { type: "error" });
    } finally {
      setRunning(null);
      await refresh();
    }
  };
  return { run, running };
}
