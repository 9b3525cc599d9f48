export type TapReport = {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly complaints: readonly string[];
};

const assertion = /^(not )?ok\b(?: (\d+))?(?: - )?(.*)$/;
const directive = /#\s*(skip|todo)\b/i;

/** Reads the TAP lines of one file; whatever else a query printed is passed over. */
export const readTap = (lines: readonly string[]): TapReport => {
  let planned: number | undefined;
  let ran = 0;
  let failed = 0;
  let skipped = 0;
  let failing = false;
  const complaints: string[] = [];
  for (const line of lines) {
    const plan = /^1\.\.(\d+)/.exec(line);
    const found = assertion.exec(line);
    if (plan) planned = Number(plan[1]);
    else if (found) {
      ran += 1;
      const excused = directive.test(line);
      failing = found[1] !== undefined && !excused;
      if (excused) skipped += 1;
      if (failing) failed += 1;
      if (failing) complaints.push(line);
    } else if (line.startsWith("#") && failing) complaints.push(line);
  }
  const misplanned = planMistake(planned, ran);
  if (misplanned) complaints.push(misplanned);
  return {
    passed: ran - failed - skipped,
    failed: failed + (misplanned ? 1 : 0),
    skipped,
    complaints,
  };
};

const planMistake = (planned: number | undefined, ran: number): string | undefined => {
  if (planned === undefined) return "No plan: select plan(n).";
  if (ran === 0) return "No assertion ran.";
  return planned === ran ? undefined : `Planned ${planned} assertions, ran ${ran}.`;
};
