export const FILTER_DEFAULTS = { q: "", channel: "", site: "", state: "" } as const;

export type ConversationFilters = Readonly<Record<keyof typeof FILTER_DEFAULTS, string>>;

export const STATES = ["open_window", "failed", "human", "quarantined"] as const;

export const isFiltered = (filters: ConversationFilters): boolean =>
  Object.values(filters).some((value) => value !== "");
