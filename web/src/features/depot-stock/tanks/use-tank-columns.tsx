import Box from "@mui/material/Box";
import MuiLink from "@mui/material/Link";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Column } from "../../../shared/ui/data-table.tsx";
import type { TankStock } from "../model/tank.ts";
import { OwnerList } from "../parts/owner-list.tsx";
import { SignalChips } from "../parts/signal-chips.tsx";
import { TankFigure } from "../parts/tank-figure.tsx";
import { Variance } from "../parts/variance.tsx";
import { FillBar } from "./fill-bar.tsx";

/** The columns of the list of tanks. */
export function useTankColumns(): Column<TankStock>[] {
  const translate = useTranslate();
  const litres = useLitres();
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  return [
    { key: "tank", label: translate("depot.tank"), isHeading: true, render: toName },
    {
      key: "stock",
      label: word("stock"),
      render: (tank) => <VolumePair ambient={tank.stock_ambiant} at15={tank.stock_15c} />,
    },
    { key: "fill", label: word("fill"), render: (tank) => <FillBar tank={tank} /> },
    { key: "owners", label: word("owners"), render: (tank) => <OwnerList tank={tank} /> },
    { key: "room", label: word("room"), render: (tank) => litres.ambient(tank.place_libre_l) },
    { key: "usable", label: word("usable"), render: (tank) => <Usable tank={tank} /> },
    { key: "dip", label: word("last_dip"), render: (tank) => <LastDip tank={tank} /> },
    {
      key: "state",
      label: translate("depot.statut"),
      render: (tank) => (
        <Stack sx={{ gap: 0.5, alignItems: "flex-start" }}>
          <StatutChip statut={tank.statut} />
          <SignalChips signals={tank.signaux} />
        </Stack>
      ),
    },
  ];
}

function toName(tank: TankStock) {
  return (
    <Stack direction="row" sx={{ gap: 1.25, alignItems: "center" }}>
      <TankFigure tank={tank} width={44} />
      <Box sx={{ minWidth: 118 }}>
        <MuiLink component={Link} to={`/depot/citernes/${tank.id}`} sx={{ fontWeight: 650 }}>
          <bdi>{tank.nom}</bdi>
        </MuiLink>
        <Typography variant="body2" component="div">
          <ProductMark nom={tank.produit_nom} couleur={tank.couleur} />
        </Typography>
        <Typography variant="caption" color="textSecondary" component="div">
          <bdi>{tank.depot_nom}</bdi>
        </Typography>
      </Box>
    </Stack>
  );
}

function Usable({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { number } = useFormat();
  return (
    <>
      {litres.ambient(tank.utilisable_l)}
      {tank.autonomie_jours === null ? null : (
        <Typography variant="caption" color="textSecondary" component="div">
          {translate("depot_stock.tanks.autonomy_short", {
            days: number(tank.autonomie_jours, { maximumFractionDigits: 0 }),
          })}
        </Typography>
      )}
    </>
  );
}

function LastDip({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  const { relative } = useFormat();
  if (tank.jauge_at === null) {
    return tank.est_logique ? "–" : translate("depot_stock.tanks.no_dip");
  }
  return (
    <>
      <Typography variant="body2" component="div">
        {relative(tank.jauge_at)}
      </Typography>
      <Typography variant="caption" component="div">
        <Variance
          litres={tank.jauge_ecart_15c}
          percent={tank.jauge_ecart_pct}
          isOut={tank.signaux.includes("ECART_JAUGE")}
        />
      </Typography>
    </>
  );
}
