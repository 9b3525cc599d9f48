import ReplayIcon from "@mui/icons-material/Replay";
import Chip from "@mui/material/Chip";
import { useLocaleState, useTranslate } from "react-admin";
import { ordinal } from "../model/ordinal.ts";

/** Only from the second time on: a return is news. */
export function EpisodeBadge({ episode }: { episode: number }) {
  const translate = useTranslate();
  const [locale] = useLocaleState();
  if (episode < 2) return null;
  return (
    <Chip
      size="small"
      variant="outlined"
      color="warning"
      icon={<ReplayIcon aria-hidden />}
      label={translate("governance.integrity.episode", { ordinal: ordinal(episode, locale) })}
    />
  );
}
