import type { CheckLine, Health } from './check.ts';

export const lastRunAt = (lines: readonly CheckLine[]): string | null =>
  lines.reduce<string | null>((last, { state }) => {
    if (state === null) return last;
    return last === null || state.last_finished_at > last ? state.last_finished_at : last;
  }, null);

export const countByHealth = (lines: readonly CheckLine[]): Record<Health, number> => {
  const count = (health: Health) => lines.filter((line) => line.health === health).length;
  return {
    healthy: count('healthy'),
    failing: count('failing'),
    silent: count('silent'),
    never: count('never'),
    disabled: count('disabled'),
  };
};
