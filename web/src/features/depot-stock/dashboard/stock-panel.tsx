import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { EmptyState } from "../../../shared/ui/empty-state.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Dashboard, OwnerStock, ProductStock } from "../model/dashboard.ts";
import { CapacityBar } from "./capacity-bar.tsx";

/** Stock per product, its share of the capacity, and whose it is. */
export function StockPanel({ board }: { board: Dashboard }) {
  const translate = useTranslate();
  return (
    <Panel title={translate("depot_stock.dashboard.by_product")} hasPadding>
      {board.produits.length === 0 ? (
        <EmptyState isCompact title={translate("depot_stock.dashboard.no_product")} />
      ) : null}
      <Box
        sx={{
          display: "grid",
          columnGap: 4,
          rowGap: 3,
          gridTemplateColumns: "repeat(auto-fit, minmax(min(100%, 260px), 1fr))",
        }}
      >
        {board.produits.map((product) => (
          <Product
            key={product.produit_id}
            product={product}
            owners={board.proprietaires.filter((row) => row.produit_id === product.produit_id)}
          />
        ))}
      </Box>
    </Panel>
  );
}

function Product({ product, owners }: { product: ProductStock; owners: readonly OwnerStock[] }) {
  const translate = useTranslate();
  const litres = useLitres();
  const { percent } = useFormat();
  return (
    <Box>
      <Stack direction="row" sx={{ justifyContent: "space-between", gap: 2 }}>
        <Typography component="h3" variant="subtitle1">
          <ProductMark nom={product.nom} couleur={product.couleur} />
        </Typography>
        <Box sx={{ textAlign: "end" }}>
          <VolumePair ambient={product.stock_ambiant} at15={product.stock_15c} />
        </Box>
      </Stack>
      <CapacityBar product={product} />
      <Typography variant="caption" color="textSecondary" component="p">
        {product.remplissage_pct === null
          ? translate("depot_stock.dashboard.no_capacity")
          : translate("depot_stock.dashboard.of_capacity_l", {
              percent: percent(product.remplissage_pct / 100),
              litres: litres.ambient(product.capacite_l),
            })}
      </Typography>
      <Box component="ul" sx={{ listStyle: "none", m: 0, mt: 1, p: 0, typography: "body2" }}>
        {owners.map((row) => (
          <OwnerLine
            key={row.partenaire_id ?? row.proprietaire_type}
            row={row}
            total={product.stock_ambiant}
          />
        ))}
      </Box>
    </Box>
  );
}

function OwnerLine({ row, total }: { row: OwnerStock; total: number }) {
  const litres = useLitres();
  const owner = useOwnerText();
  const { percent } = useFormat();
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        gap: 1,
        py: 0.5,
        borderTop: 1,
        borderColor: "divider",
        fontVariantNumeric: "tabular-nums",
      }}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        <bdi>{owner(row)}</bdi>
      </Box>
      <Box component="span" sx={{ color: "text.secondary" }}>
        {total > 0 ? percent(Math.max(0, row.stock_ambiant / total)) : null}
      </Box>
      <Box component="span" sx={{ whiteSpace: "nowrap", minWidth: 96, textAlign: "end" }}>
        {litres.ambient(row.stock_ambiant)}
      </Box>
    </Stack>
  );
}
