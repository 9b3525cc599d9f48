import FilterAltOffIcon from "@mui/icons-material/FilterAltOff";
import VisibilityOffOutlinedIcon from "@mui/icons-material/VisibilityOffOutlined";
import WbTwilightIcon from "@mui/icons-material/WbTwilight";
import Button from "@mui/material/Button";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { useFormat } from "../../../shared/format/use-format.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { type CheckLine, isWatching } from "../model/check.ts";
import { lastRunAt } from "../model/check-summary.ts";

interface Props {
  hasChoices: boolean;
  /** Undefined: not known. Silence is then no good news. */
  lines: readonly CheckLine[] | undefined;
  onClear: () => void;
}

/** An empty list means "all is well" only when every check has just looked. */
export function EmptyAlerts({ hasChoices, lines, onClear }: Props) {
  const translate = useTranslate();
  const { number, relative } = useFormat();
  const word = (key: string, values = {}) => translate(`governance.integrity.${key}`, values);
  if (hasChoices) {
    return (
      <EmptyState
        icon={<FilterAltOffIcon />}
        title={word("empty_filtered_title")}
        text={word("empty_filtered")}
        actions={<Button onClick={onClear}>{word("filters.clear")}</Button>}
      />
    );
  }
  const last = lines ? lastRunAt(lines) : null;
  if (lines && isWatching(lines)) {
    const count = number(lines.filter((line) => line.health === "healthy").length);
    return (
      <EmptyState
        icon={<WbTwilightIcon sx={{ color: "success.main" }} />}
        title={word("empty_well_title")}
        text={word("empty_well", { count, when: relative(last) })}
      />
    );
  }
  const why = lines === undefined ? "empty_unknown" : last === null ? "empty_never" : "empty_blind";
  return (
    <EmptyState
      icon={<VisibilityOffOutlinedIcon sx={{ color: "warning.main" }} />}
      title={word("empty_blind_title")}
      text={word(why)}
      actions={
        <Button component={Link} to="/governance/checks" variant="outlined">
          {word("checks_link")}
        </Button>
      }
    />
  );
}
