import Box from "@mui/material/Box";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import type { Tank } from "./reference-data.ts";
import { TankDrawing } from "./tank/tank-drawing.tsx";
import { useLitres } from "./use-litres.ts";

interface Props {
  tank: Pick<Tank, "nom" | "capacite_totale" | "remplissage_max_l" | "volume_mort_l">;
  couleur: string;
  before: number | null;
  after: number | null;
}

/** The tank as it would stand: what stays is plain, what comes or goes is hatched. */
export function LevelPreview({ tank, couleur, before, after }: Props) {
  const translate = useTranslate();
  const litres = useLitres();
  const { direction } = useTheme();
  const from = before ?? 0;
  const to = after ?? from;
  const stays = Math.max(0, Math.min(from, to));
  const label = translate("depot.form.level", {
    name: tank.nom,
    before: litres.ambient(before),
    after: litres.ambient(after),
  });
  return (
    <Box sx={{ flexShrink: 0, textAlign: "center" }}>
      <TankDrawing
        label={label}
        couleur={couleur}
        capacity={tank.capacite_totale}
        safeFill={tank.remplissage_max_l}
        heel={tank.volume_mort_l}
        shares={[
          { key: "stays", label: "", litres: stays },
          { key: "moves", label: "", litres: Math.max(from, to, 0) - stays },
        ]}
        width={96}
      />
      {before === null ? null : (
        <Typography
          variant="caption"
          component="p"
          sx={{ fontVariantNumeric: "tabular-nums", lineHeight: 1.35 }}
        >
          {litres.ambient(before)}
          <br />
          <strong>{`${direction === "rtl" ? "←" : "→"} ${litres.ambient(after)}`}</strong>
        </Typography>
      )}
    </Box>
  );
}
