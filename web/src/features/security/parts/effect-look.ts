import BlockIcon from "@mui/icons-material/Block";
import BoltIcon from "@mui/icons-material/Bolt";
import FilterListIcon from "@mui/icons-material/FilterList";
import RemoveIcon from "@mui/icons-material/Remove";
import UpdateIcon from "@mui/icons-material/Update";
import VisibilityIcon from "@mui/icons-material/VisibilityOutlined";
import type { Effect } from "../model/exposure.ts";

const ICONS: Record<Effect, typeof BoltIcon> = {
  none: RemoveIcon,
  no_rows: BlockIcon,
  policy_rows: FilterListIcon,
  all_rows: VisibilityIcon,
  execute: BoltIcon,
  future: UpdateIcon,
};

const QUIET = new Set<Effect>(["none", "no_rows"]);
const TRUSTED = "service_role";

/** The same effect weighs differently: what a stranger reaches is red, what a server needs is not. */
export const effectLook = (effect: Effect, role: string) => {
  const Icon = ICONS[effect];
  if (QUIET.has(effect)) return { Icon, colour: "text.secondary" };
  if (role === "anon" || role === "public") return { Icon, colour: "error.main" };
  if (effect === "all_rows" && role !== TRUSTED) return { Icon, colour: "warning.main" };
  if (effect === "future" && role !== TRUSTED) return { Icon, colour: "warning.main" };
  return { Icon, colour: role === TRUSTED ? "text.secondary" : "primary.main" };
};
