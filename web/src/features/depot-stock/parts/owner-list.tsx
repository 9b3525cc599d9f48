import Box from "@mui/material/Box";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { OwnerSwatch } from "../../../shared/depot/tank/owner-swatch.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { sharesOf, type TankStock } from "../model/tank.ts";

/**
 * Whose product lies in the tank; the key to the layers of its drawing. The litres of a single
 * owner are those of the tank.
 */
export function OwnerList({ tank }: { tank: Pick<TankStock, "par_proprietaire" | "couleur"> }) {
  const owner = useOwnerText();
  const litres = useLitres();
  const shares = sharesOf(tank, owner)
    .map((share, index) => ({ ...share, index }))
    .filter((share) => share.litres !== 0);
  return (
    <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0, typography: "body2" }}>
      {shares.map((share) => (
        <Box
          component="li"
          key={share.key}
          sx={{
            display: "flex",
            flexWrap: "wrap",
            alignItems: "center",
            columnGap: 0.75,
            py: 0.25,
          }}
        >
          <Box sx={{ display: "flex", gap: 0.75, alignItems: "center", flex: "1 1 max-content" }}>
            <OwnerSwatch index={share.index} couleur={tank.couleur} />
            <span>
              <bdi>{share.label}</bdi>
            </span>
          </Box>
          <Box
            component="span"
            sx={{
              whiteSpace: "nowrap",
              marginInlineStart: "auto",
              fontVariantNumeric: "tabular-nums",
              color: share.litres < 0 ? "error.main" : "text.primary",
            }}
          >
            {shares.length === 1 ? null : litres.ambient(share.litres)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
