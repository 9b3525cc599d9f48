import type { Feature, NavEntry } from "../shared/feature.ts";

// Features are found, not listed: a new one is a new folder and edits nothing here.
const modules = import.meta.glob<{ feature: Feature }>("../features/*/feature.ts", {
  eager: true,
});

export const features: readonly Feature[] = Object.values(modules).map((module) => module.feature);

const SECTION_ORDER: readonly NavEntry["section"][] = [
  "home",
  "depot",
  "messages",
  "governance",
  "security",
  "settings",
];

export interface NavSection {
  section: NavEntry["section"];
  entries: readonly NavEntry[];
}

export function navSections(isVisible: (entry: NavEntry) => boolean): NavSection[] {
  const entries = features.flatMap((feature) => feature.nav).filter(isVisible);
  return SECTION_ORDER.map((section) => ({
    section,
    entries: entries
      .filter((entry) => entry.section === section)
      .sort((left, right) => left.order - right.order),
  })).filter(({ entries: shown }) => shown.length > 0);
}
