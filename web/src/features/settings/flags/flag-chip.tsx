import Chip from "@mui/material/Chip";
import type { Flag } from "./flags-data.ts";
import { useFlagWords } from "./use-flag-words.ts";

/** The value in force; filled when somebody set it, outlined when it is the default. */
export function FlagChip({ flag }: { flag: Flag }) {
  const words = useFlagWords();
  return (
    <Chip
      size="small"
      color={colourOf(flag)}
      variant={flag.scope === "default" ? "outlined" : "filled"}
      label={<bdi>{words.value(flag.value)}</bdi>}
      sx={{ maxWidth: "100%" }}
    />
  );
}

function colourOf(flag: Flag): "success" | "default" | "primary" {
  if (flag.value === true) return "success";
  return flag.value === false ? "default" : "primary";
}
