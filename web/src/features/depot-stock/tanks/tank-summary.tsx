import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { StatutChip } from "../../../shared/depot/statut-chip.tsx";
import { useDepotFormat } from "../../../shared/depot/use-depot-format.ts";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { type FactLine, FactsList } from "../../../shared/ui/facts-list.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { TankStock } from "../model/tank.ts";
import { LevelKey } from "../parts/level-key.tsx";
import { OwnerList } from "../parts/owner-list.tsx";
import { SignalChips } from "../parts/signal-chips.tsx";
import { TankFigure } from "../parts/tank-figure.tsx";

/** The tank itself, what is in it and whose it is. */
export function TankSummary({ tank }: { tank: TankStock }) {
  const translate = useTranslate();
  return (
    <Panel hasPadding>
      <Box
        sx={{
          display: "grid",
          gap: { xs: 2, md: 4 },
          gridTemplateColumns: { xs: "minmax(0, 1fr)", sm: "220px minmax(0, 1fr)" },
          alignItems: "start",
        }}
      >
        <Stack sx={{ alignItems: "center", gap: 1 }}>
          <TankFigure tank={tank} width={200} />
          <LevelKey />
        </Stack>
        <Stack sx={{ gap: 2, minWidth: 0 }}>
          <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap", alignItems: "center" }}>
            <ProductMark nom={tank.produit_nom} couleur={tank.couleur} />
            <StatutChip statut={tank.statut} />
            <SignalChips signals={tank.signaux} />
          </Stack>
          <Amounts tank={tank} />
          <Box sx={{ maxWidth: 420 }}>
            <Typography variant="subtitle1" component="h2">
              {translate("depot_stock.tanks.owners")}
            </Typography>
            <OwnerList tank={tank} />
          </Box>
          <FactsList facts={useTankFacts(tank)} />
        </Stack>
      </Box>
    </Panel>
  );
}

function Amounts({ tank }: { tank: TankStock }) {
  const litres = useLitres();
  return (
    <div>
      <Typography
        component="p"
        sx={{
          fontSize: "2.2rem",
          fontWeight: 650,
          lineHeight: 1.15,
          fontVariantNumeric: "tabular-nums",
          color: tank.stock_ambiant < 0 ? "error.main" : "text.primary",
        }}
      >
        {litres.ambient(tank.stock_ambiant)}
      </Typography>
      <Typography color="textSecondary">{litres.at15(tank.stock_15c)}</Typography>
    </div>
  );
}

function useTankFacts(tank: TankStock): FactLine[] {
  const translate = useTranslate();
  const litres = useLitres();
  const { dateTime, number, percent } = useDepotFormat(tank.depot_id);
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  const autonomy =
    tank.autonomie_jours === null
      ? word("autonomy_unknown")
      : translate("depot_stock.tanks.autonomy_days", { days: number(tank.autonomie_jours) });
  return [
    {
      key: "fill",
      label: word("fill"),
      value: translate("depot_stock.tanks.fill_of", {
        percent: percent(tank.remplissage_pct / 100),
        capacity: litres.ambient(tank.capacite_totale),
      }),
    },
    {
      key: "room",
      label: word("room"),
      value: translate("depot_stock.tanks.room_up_to", {
        room: litres.ambient(tank.place_libre_l),
        level: litres.ambient(tank.remplissage_max_l),
      }),
    },
    {
      key: "usable",
      label: word("usable"),
      value: translate("depot_stock.tanks.usable_above", {
        usable: litres.ambient(tank.utilisable_l),
        heel: litres.ambient(tank.volume_mort_l),
      }),
    },
    { key: "autonomy", label: word("autonomy"), value: autonomy },
    { key: "moved", label: word("last_movement"), value: dateTime(tank.last_movement_at) },
    ...(tank.note ? [{ key: "note", label: translate("depot.note"), value: tank.note }] : []),
  ];
}
