import type { SvgIconComponent } from "@mui/icons-material";
import type { ComponentType, LazyExoticComponent } from "react";

export interface FeatureRoute {
  /** Path under the root, react-router syntax: "/governance/integrity/:id". */
  path: string;
  /** Permission the page needs; null is for everyone who has a membership. */
  permission: string | null;
  page: LazyExoticComponent<ComponentType>;
}

export interface NavEntry {
  path: string;
  labelKey: string;
  icon: SvgIconComponent;
  permission: string | null;
  section: "home" | "depot" | "messages" | "governance" | "security" | "settings";
  order: number;
  /** Lit on its own address only, not on those below it. */
  isExact?: boolean;
  /** Platform pages are shown only to staff of the operator tenant. */
  isPlatform?: boolean;
}

/** What a feature adds to the shell: features/<name>/feature.ts exports one as `feature`. */
export interface Feature {
  routes: readonly FeatureRoute[];
  nav: readonly NavEntry[];
}
