import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { SeverityMark } from "../../../shared/ui/severity-mark.tsx";

/** Quiet for what is ordinary: of a hundred lines, the few that are not must show. */
export function LevelMark({ niveau }: { niveau: string }) {
  const translate = useTranslate();
  if (niveau === "INFO") {
    return (
      <Typography component="span" variant="body2" color="textSecondary">
        {translate("depot_stock.logs.levels.INFO")}
      </Typography>
    );
  }
  return <SeverityMark severity={niveau === "WARNING" ? "WARN" : niveau} />;
}
