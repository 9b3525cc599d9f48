export type AllowedAdvice = {
  readonly lint: string;
  /** schema.name, or * */
  readonly object: string;
  readonly reason: string;
};

/** Advice that we know and do not follow, each with its reason. Entries that no longer occur fail. */
export const allowedAdvice: readonly AllowedAdvice[] = [
  {
    lint: "unused_index",
    object: "*",
    reason: "The database was made a minute ago: no index has been used yet.",
  },
  ...["ops.run_checks", "ops.run_tick", "ops.tick"].map((object) => ({
    lint: "function_search_path_mutable",
    object,
    reason: "A procedure that commits cannot carry a SET clause; it qualifies every name instead.",
  })),
];
