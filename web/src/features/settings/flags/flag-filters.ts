import type { LocalizedText } from "../../../shared/i18n/use-localized.ts";
import type { Flag } from "./flags-data.ts";

export const FLAG_FILTERS = {
  search: "",
  kind: "",
  module: "",
  state: "",
  channel: "",
  view: "",
};

export type FlagFilters = Readonly<Record<keyof typeof FLAG_FILTERS, string>>;

// The catalogue is a few hundred rows at most and comes whole: filtering it here is instant.
export function filterFlags(
  flags: readonly Flag[],
  filters: FlagFilters,
  text: (localized: LocalizedText) => string,
): Flag[] {
  const words = filters.search.toLowerCase().split(/\s+/).filter(Boolean);
  return flags.filter((flag) => {
    if (filters.kind && flag.kind !== filters.kind) return false;
    if (filters.module && flag.module !== filters.module) return false;
    if (filters.state === "changed" && flag.scope === "default") return false;
    if (filters.state === "default" && flag.scope !== "default") return false;
    const haystack = [flag.key, ...flag.aliases, text(flag.description)].join(" ").toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}

export function groupByModule(flags: readonly Flag[]): [string, Flag[]][] {
  const groups = new Map<string, Flag[]>();
  for (const flag of flags) groups.set(flag.module, [...(groups.get(flag.module) ?? []), flag]);
  return [...groups];
}
