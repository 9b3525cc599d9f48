import Box from "@mui/material/Box";
import Chip from "@mui/material/Chip";
import MuiLink from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import type { Dip } from "../data/dips.ts";

/** Void and why; adjusted and where; measured with a gauge table past its date. */
export function DipState({ dip }: { dip: Dip }) {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  return (
    <Box sx={{ display: "grid", gap: 0.5, justifyItems: "start" }}>
      {dip.annulee_at === null ? null : (
        <>
          <Chip size="small" variant="outlined" color="error" label={word("states.annulee")} />
          <Typography variant="caption">
            <bdi>{dip.annulee_motif}</bdi>
          </Typography>
        </>
      )}
      {dip.ajustement_id === null ? null : (
        <MuiLink component={Link} to={`/depot/ajustements/${dip.ajustement_id}`} variant="body2">
          {word(dip.ajustement_statut === "APPROUVE" ? "adjusted" : "adjustment_proposed")}
        </MuiLink>
      )}
      {dip.certificat_expire ? (
        <Chip size="small" variant="outlined" color="warning" label={word("certificate_over")} />
      ) : null}
      {dip.note ? (
        <Typography variant="caption" color="textSecondary">
          <bdi>{dip.note}</bdi>
        </Typography>
      ) : null}
    </Box>
  );
}
