import type { CheckLine, Health } from "./check.ts";

export const lastRunAt = (lines: readonly CheckLine[]): string | null =>
  lines.reduce<string | null>((last, { check }) => {
    const moment = check.last_finished_at;
    if (moment === null) return last;
    return last === null || moment > last ? moment : last;
  }, null);

export const countByHealth = (lines: readonly CheckLine[]): Record<Health, number> => {
  const count = (health: Health) => lines.filter((line) => line.health === health).length;
  return {
    healthy: count("healthy"),
    failing: count("failing"),
    silent: count("silent"),
    never: count("never"),
    disabled: count("disabled"),
  };
};
