import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";

interface Props {
  label: string;
  seconds: number | null;
}

/** A mean of no cases is said in words: a zero would look like a record. */
export function MeanFigure({ label, seconds }: Props) {
  const translate = useTranslate();
  const { duration } = useFormat();
  const isKnown = seconds !== null;
  return (
    <Paper variant="outlined" sx={{ p: 2.5 }}>
      <Typography variant="body2" color="textSecondary">
        {label}
      </Typography>
      <Typography sx={{ fontSize: isKnown ? "1.9rem" : "1.1rem", fontWeight: 650, mt: 0.5 }}>
        {isKnown ? duration(seconds) : translate("governance.integrity.trends.no_figure")}
      </Typography>
      {isKnown ? null : (
        <Typography variant="body2" color="textSecondary">
          {translate("governance.integrity.trends.no_figure_why")}
        </Typography>
      )}
    </Paper>
  );
}
