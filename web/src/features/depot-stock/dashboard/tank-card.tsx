import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { type BoardTank, signalsOf } from "../model/dashboard.ts";
import { OwnerList } from "../parts/owner-list.tsx";
import { SignalChips } from "../parts/signal-chips.tsx";
import { TankFigure } from "../parts/tank-figure.tsx";

const CARD = {
  position: "relative",
  p: { xs: 1, sm: 1.5 },
  borderRadius: 1,
  border: 1,
  borderColor: "divider",
  minWidth: 0,
  "&:hover": { bgcolor: "action.hover" },
  "&:focus-within": { borderColor: "primary.main" },
} as const;

/** One tank of the yard: the whole card leads to its page. */
export function TankCard({ tank }: { tank: BoardTank }) {
  const litres = useLitres();
  const { percent } = useFormat();
  const hasPartners = tank.par_proprietaire.some((share) => share.partenaire_id !== null);
  return (
    <Box component="li" data-tank={tank.nom} sx={CARD}>
      <Stack direction="row" sx={{ justifyContent: "space-between", gap: 0.5, mb: 0.5 }}>
        <MuiLink
          component={Link}
          to={`/depot/citernes/${tank.id}`}
          underline="none"
          color="text.primary"
          sx={{ fontWeight: 650, "&::after": { content: '""', position: "absolute", inset: 0 } }}
        >
          <bdi>{tank.nom}</bdi>
        </MuiLink>
        <Typography
          component="span"
          sx={{ fontWeight: 650, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }}
        >
          {percent(tank.remplissage_pct / 100)}
        </Typography>
      </Stack>
      <Box sx={{ display: "flex", justifyContent: "center" }}>
        <TankFigure tank={tank} width={132} />
      </Box>
      <Box sx={{ textAlign: "center", mt: 0.5 }}>
        <Typography
          sx={{
            fontWeight: 650,
            fontVariantNumeric: "tabular-nums",
            color: tank.stock_ambiant < 0 ? "error.main" : "text.primary",
          }}
        >
          {litres.ambient(tank.stock_ambiant)}
        </Typography>
        <Typography variant="caption" color="textSecondary" component="p">
          {litres.at15(tank.stock_15c)}
        </Typography>
      </Box>
      {hasPartners ? (
        <Box sx={{ mt: 0.5, "& li": { fontSize: "0.78rem" } }}>
          <OwnerList tank={tank} />
        </Box>
      ) : null}
      <Marks tank={tank} />
    </Box>
  );
}

function Marks({ tank }: { tank: BoardTank }) {
  const translate = useTranslate();
  return (
    <Stack direction="row" sx={{ gap: 0.5, mt: 0.75, flexWrap: "wrap", justifyContent: "center" }}>
      {tank.statut === "active" ? null : <StatutChip statut={tank.statut} />}
      <SignalChips signals={signalsOf(tank)} />
      {tank.est_logique ? (
        <Typography variant="caption" color="textSecondary">
          {translate("depot_stock.tanks.logical")}
        </Typography>
      ) : null}
    </Stack>
  );
}
