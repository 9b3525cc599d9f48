import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { CheckLine } from "../model/check.ts";

const SQLSTATE = /^[0-9A-Z]{5}$/;
const STATUS = { disabled: "DISABLED", never: "NEVER", silent: "LATE" } as const;

/** A failure is never just a red dot: what happened, and what it means for the alerts. */
export function useHealthWords({ check, health }: CheckLine): {
  title: string;
  why: string | null;
} {
  const translate = useTranslate();
  const { duration, relative } = useFormat();
  const word = (key: string, values = {}) => translate(`governance.checks.${key}`, values);
  const isFailing = health === "failing" || health === "healthy";
  const status = isFailing ? (check.last_status ?? "NEVER") : STATUS[health];
  const title = word(`status.${status}`);
  if (status === "LATE")
    return { title, why: word("late_why", { when: relative(check.next_due_at) }) };
  if (status === "TIMED_OUT") {
    const spent = duration((check.last_duration_ms ?? 0) / 1000);
    return {
      title,
      why: word("timed_out_why", { duration: spent, budget: duration(check.budget_ms / 1000) }),
    };
  }
  if (status === "FAILED") {
    const key = check.error_key ?? "";
    const plain = SQLSTATE.test(key) ? word("sql_error", { code: key }) : key;
    const known = translate(`errors.${key}.title`, { _: plain || word("unknown_error") });
    return { title, why: word("failed_why", { why: known }) };
  }
  return { title, why: null };
}
