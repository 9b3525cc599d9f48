import { useTranslate } from "react-admin";
import { useOwnerText } from "../../../shared/depot/owner-text.ts";
import { TankDrawing } from "../../../shared/depot/tank/tank-drawing.tsx";
import { useLitres } from "../../../shared/depot/use-litres.ts";
import { useFormat } from "../../../shared/format/use-format.ts";
import { sharesOf, type TankStock } from "../model/tank.ts";

export type DrawnTank = Pick<
  TankStock,
  | "nom"
  | "produit_nom"
  | "couleur"
  | "capacite_totale"
  | "remplissage_max_l"
  | "volume_mort_l"
  | "statut"
  | "stock_ambiant"
  | "remplissage_pct"
  | "par_proprietaire"
>;

/** The drawing of a tank, with a sentence for who does not see it. */
export function TankFigure({ tank, width }: { tank: DrawnTank; width?: number | string }) {
  const translate = useTranslate();
  const owner = useOwnerText();
  const litres = useLitres();
  const { percent } = useFormat();
  const label = translate("depot.tanks.label", {
    name: tank.nom,
    product: tank.produit_nom,
    litres: litres.ambient(tank.stock_ambiant),
    capacity: litres.ambient(tank.capacite_totale),
    percent: percent(tank.remplissage_pct / 100),
  });
  return (
    <TankDrawing
      label={label}
      couleur={tank.couleur}
      capacity={tank.capacite_totale}
      safeFill={tank.remplissage_max_l}
      heel={tank.volume_mort_l}
      shares={sharesOf(tank, owner)}
      isOutOfUse={tank.statut !== "active"}
      {...(width === undefined ? {} : { width })}
    />
  );
}
