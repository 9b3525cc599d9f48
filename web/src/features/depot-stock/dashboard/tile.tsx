import Paper from "@mui/material/Paper";
import Typography from "@mui/material/Typography";
import { Link } from "react-router-dom";

interface Props {
  label: string;
  value: string;
  under: string;
  note?: string | undefined;
  to: string;
}

/** One figure of the day; the whole tile leads to what it sums up. */
export function Tile({ label, value, under, note, to }: Props) {
  return (
    <Paper
      component={Link}
      to={to}
      variant="outlined"
      sx={{
        p: { xs: 1.75, md: 2.25 },
        color: "text.primary",
        textDecoration: "none",
        minWidth: 0,
        "&:hover": { bgcolor: "action.hover" },
      }}
    >
      <Typography component="span" variant="body2" color="textSecondary" sx={{ display: "block" }}>
        {label}
      </Typography>
      <Typography
        component="span"
        sx={{
          display: "block",
          fontSize: { xs: "1.25rem", md: "1.7rem" },
          fontWeight: 650,
          lineHeight: 1.25,
          fontVariantNumeric: "tabular-nums",
        }}
      >
        {value}
      </Typography>
      <Typography component="span" variant="body2" color="textSecondary" sx={{ display: "block" }}>
        {under}
      </Typography>
      {note ? (
        <Typography component="span" variant="caption" sx={{ display: "block", mt: 0.5 }}>
          {note}
        </Typography>
      ) : null}
    </Paper>
  );
}
