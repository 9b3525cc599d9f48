/** The alert of one violation as a person would explain it, in forty lines: the reference. */
export type Severity = "CRITICAL" | "WARN" | "INFO";
export type Status = "OPEN" | "ACK" | "RESOLVED";
export type Episode = {
  status: Status;
  severity: Severity;
  active: boolean;
  by: string | null;
  ackedBy: string | null;
  snoozed: boolean;
};

const rank: Record<Severity, number> = { CRITICAL: 1, WARN: 2, INFO: 3 };
const opened = (severity: Severity): Episode => ({
  status: "OPEN",
  severity,
  active: true,
  by: null,
  ackedBy: null,
  snoozed: false,
});

export const afterRun = (episodes: Episode[], found: Severity | undefined): void => {
  const current = episodes.at(-1);
  if (!current?.active) {
    if (found) episodes.push(opened(found));
    return;
  }
  if (!found) {
    current.active = false;
    if (current.status !== "RESOLVED") Object.assign(current, { status: "RESOLVED", by: "system" });
    return;
  }
  const worse = rank[found] < rank[current.severity];
  if (current.status === "RESOLVED") {
    if (!worse) return;
    current.active = false;
    episodes.push(opened(found));
    return;
  }
  current.severity = found;
  if (worse) current.snoozed = false;
};

const decide = (current: Episode, action: string, user: string, holds: boolean): string => {
  const { status } = current;
  const done = (to: Status, change: Partial<Episode>) => {
    Object.assign(current, { status: to, ...change });
    return "ok";
  };
  if (action === "acknowledge") {
    if (status === "OPEN") return done("ACK", { ackedBy: user });
    if (status === "RESOLVED") return "alert_transition_invalid";
    return current.ackedBy === user ? "nothing_changed" : "alert_conflict";
  }
  if (action === "unacknowledge") {
    if (status === "OPEN") return "nothing_changed";
    return status === "ACK" ? done("OPEN", { ackedBy: null }) : "alert_transition_invalid";
  }
  if (action === "reopen") {
    if (status !== "RESOLVED" || !current.active || current.by === "system") {
      return "alert_transition_invalid";
    }
    return done("OPEN", { by: null, ackedBy: null });
  }
  if (status === "RESOLVED") return current.by === user ? "nothing_changed" : "alert_conflict";
  if (action === "resolve") return done("RESOLVED", { by: user });
  if (holds) return "resolution_reason_required";
  return done("RESOLVED", { by: user, active: false });
};

/** What a person gets told; the episode changes as it should. `holds`: the condition, this moment. */
export const afterAction = (
  episodes: Episode[],
  action: string,
  user: string,
  holds: boolean,
): string => {
  const current = episodes.at(-1);
  if (!current) return "alert_not_found";
  if (action === "snooze") {
    if (current.status === "RESOLVED") return "alert_transition_invalid";
    if (current.snoozed) return "nothing_changed";
    current.snoozed = true;
    return "ok";
  }
  return decide(current, action, user, holds);
};
