import Box from "@mui/material/Box";
import { useTranslate } from "react-admin";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { Dashboard, DayFlow } from "../model/dashboard.ts";
import { sumOf } from "../model/report.ts";
import { Tile } from "./tile.tsx";

const GRID = {
  display: "grid",
  gap: { xs: 1.5, md: 2 },
  gridTemplateColumns: { xs: "repeat(2, minmax(0, 1fr))", md: "repeat(4, minmax(0, 1fr))" },
} as const;

/** The day in four figures: what is there, what came, what went, and the balance. */
export function DayTiles({ board }: { board: Dashboard }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { percent } = useFormat();
  const { receptions, sorties, bilan } = board.jour;
  const stock = sumOf(board.produits, (product) => product.stock_ambiant) ?? 0;
  const capacity = sumOf(board.produits, (product) => product.capacite_l) ?? 0;
  const word = (key: string, values = {}) => translate(`depot_stock.dashboard.${key}`, values);
  return (
    <Box component="section" aria-label={word("today")} sx={GRID}>
      <Tile
        label={word("stock")}
        value={litres.ambient(stock)}
        under={litres.at15(sumOf(board.produits, (product) => product.stock_15c) ?? 0)}
        note={
          capacity > 0 ? word("of_capacity", { percent: percent(stock / capacity) }) : undefined
        }
        to="/depot/citernes"
      />
      <FlowTile kind="receptions" flow={receptions} />
      <FlowTile kind="sorties" flow={sorties} />
      <Tile
        label={word("balance")}
        value={litres.signed(bilan.solde_ambiant)}
        under={litres.at15(bilan.solde_15c)}
        note={
          bilan.autres_ambiant === 0
            ? undefined
            : word("balance_other", { litres: litres.signed(bilan.autres_ambiant) })
        }
        to="/depot/stocks?period=today"
      />
    </Box>
  );
}

function FlowTile({ kind, flow }: { kind: "receptions" | "sorties"; flow: DayFlow }) {
  const translate = useTranslate();
  const litres = useLitres();
  return (
    <Tile
      label={translate(`depot_stock.dashboard.${kind}`)}
      value={litres.ambient(flow.volume_ambiant)}
      under={litres.at15(flow.volume_15c)}
      note={
        flow.nombre === 0
          ? undefined
          : [
              translate(`depot_stock.dashboard.${kind}_count`, { smart_count: flow.nombre }),
              translate("depot_stock.dashboard.trucks_count", { smart_count: flow.camions }),
            ].join(" · ")
      }
      to={`/depot/${kind}`}
    />
  );
}
