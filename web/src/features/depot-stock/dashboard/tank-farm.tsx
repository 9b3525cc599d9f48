import Box from "@mui/material/Box";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import { type Dashboard, tanksByDepot } from "../model/dashboard.ts";
import { LevelKey } from "../parts/level-key.tsx";
import { TankCard } from "./tank-card.tsx";

const YARD = {
  listStyle: "none",
  m: 0,
  p: 0,
  display: "grid",
  gap: { xs: 1, sm: 1.5 },
  gridTemplateColumns: {
    xs: "repeat(2, minmax(0, 1fr))",
    sm: "repeat(auto-fill, minmax(160px, 1fr))",
  },
} as const;

/** The tanks as they stand beside one another in the yard. */
export function TankFarm({ board }: { board: Dashboard }) {
  const translate = useTranslate();
  const groups = tanksByDepot(board.citernes);
  const word = (key: string) => translate(`depot_stock.dashboard.${key}`);
  return (
    <Panel title={word("farm")} hasPadding actions={<Legend board={board} />}>
      {groups.length === 0 ? (
        <EmptyState isCompact title={word("no_tank")} text={word("no_tank_text")} />
      ) : null}
      {groups.map((group) => (
        <Box key={group.id} sx={{ "& + &": { mt: 3 } }}>
          {groups.length > 1 ? (
            <Typography component="h3" variant="subtitle1" sx={{ mb: 1 }}>
              <bdi>{group.nom}</bdi>
            </Typography>
          ) : null}
          <Box component="ul" sx={YARD}>
            {group.tanks.map((tank) => (
              <TankCard key={tank.id} tank={tank} />
            ))}
          </Box>
        </Box>
      ))}
    </Panel>
  );
}

function Legend({ board }: { board: Dashboard }) {
  return (
    <Box
      sx={{
        display: "flex",
        flexWrap: "wrap",
        columnGap: 2,
        rowGap: 0.5,
        alignItems: "center",
        typography: "caption",
        color: "text.secondary",
      }}
    >
      {board.produits.map((product) => (
        <ProductMark key={product.produit_id} nom={product.nom} couleur={product.couleur} />
      ))}
      <LevelKey />
    </Box>
  );
}
