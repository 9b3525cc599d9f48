import { type Severity, severities } from "./types.ts";

export type StateFilter = "current" | "open" | "ack" | "resolved" | "all";
export type SnoozeFilter = "any" | "hide" | "only";
export type SortOrder = "urgency" | "newest" | "oldest" | "recent";

export type AlertFilters = {
  readonly severity: readonly Severity[];
  readonly state: StateFilter;
  readonly check: string | null;
  readonly site: string | null;
  readonly assignee: string | null;
  readonly overdue: boolean;
  readonly snooze: SnoozeFilter;
  readonly text: string;
  readonly sort: SortOrder;
  readonly page: number;
};

export const stateFilters: readonly StateFilter[] = ["current", "open", "ack", "resolved", "all"];
export const snoozeFilters: readonly SnoozeFilter[] = ["any", "hide", "only"];
export const sortOrders: readonly SortOrder[] = ["urgency", "newest", "oldest", "recent"];

/** What opens without any choice: the current alerts, critical first, then what is due first. */
export const defaultFilters: AlertFilters = {
  severity: [],
  state: "current",
  check: null,
  site: null,
  assignee: null,
  overdue: false,
  snooze: "any",
  text: "",
  sort: "urgency",
  page: 1,
};

const oneOf = <T extends string>(value: string | null, allowed: readonly T[], fallback: T): T =>
  allowed.find((candidate) => candidate === value) ?? fallback;

const readPage = (value: string | null): number => {
  const page = Number(value);
  return Number.isInteger(page) && page > 0 ? page : 1;
};

/** A hand-edited or old address never breaks the screen: what is unknown falls back to the default. */
export const readFilters = (params: URLSearchParams): AlertFilters => {
  const asked = (params.get("severity") ?? "").split(",");
  return {
    severity: severities.filter((severity) => asked.includes(severity)),
    state: oneOf(params.get("state"), stateFilters, defaultFilters.state),
    check: params.get("check") || null,
    site: params.get("site") || null,
    assignee: params.get("assignee") || null,
    overdue: params.get("overdue") === "1",
    snooze: oneOf(params.get("snooze"), snoozeFilters, defaultFilters.snooze),
    text: params.get("q") ?? "",
    sort: oneOf(params.get("sort"), sortOrders, defaultFilters.sort),
    page: readPage(params.get("page")),
  };
};

/** Only what differs from the default is written, so that the plain address stays plain. */
export const writeFilters = (filters: AlertFilters): URLSearchParams => {
  const params = new URLSearchParams();
  const put = (name: string, value: string, silent: string) => {
    if (value !== silent) params.set(name, value);
  };
  put("severity", filters.severity.join(","), "");
  put("state", filters.state, defaultFilters.state);
  put("check", filters.check ?? "", "");
  put("site", filters.site ?? "", "");
  put("assignee", filters.assignee ?? "", "");
  put("overdue", filters.overdue ? "1" : "", "");
  put("snooze", filters.snooze, defaultFilters.snooze);
  put("q", filters.text, "");
  put("sort", filters.sort, defaultFilters.sort);
  put("page", String(filters.page), "1");
  return params;
};

/** How many choices a person made; order and page are not choices of what to see. */
export const countChoices = (filters: AlertFilters): number =>
  [
    filters.severity.length > 0,
    filters.state !== defaultFilters.state,
    filters.check !== null,
    filters.site !== null,
    filters.assignee !== null,
    filters.overdue,
    filters.snooze !== defaultFilters.snooze,
    filters.text.trim() !== "",
  ].filter(Boolean).length;
