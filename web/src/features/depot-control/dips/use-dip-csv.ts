import { useTranslate } from "react-admin";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import type { Dip } from "../data/dips.ts";

export function useDipCsv(): CsvColumn<Dip>[] {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_control.dips.${key}`);
  const common = (key: string) => translate(`depot.${key}`);
  return [
    { header: word("id"), value: (dip) => dip.id },
    { header: word("when"), value: (dip) => dip.prise_at },
    { header: common("depot"), value: (dip) => dip.depot_nom },
    { header: common("tank"), value: (dip) => dip.citerne_nom },
    { header: common("product"), value: (dip) => dip.produit_nom },
    { header: word("height_mm"), value: (dip) => dip.hauteur_mm },
    { header: word("water_mm"), value: (dip) => dip.eau_mm },
    { header: common("temperature"), value: (dip) => dip.temperature_c },
    { header: common("density_observed"), value: (dip) => dip.densite_observee_kgm3 },
    { header: word("measured_l"), value: (dip) => dip.volume_mesure },
    { header: word("measured_15"), value: (dip) => dip.volume_15c },
    { header: word("book_l"), value: (dip) => dip.stock_livre_ambiant },
    { header: word("book_15"), value: (dip) => dip.stock_livre_15c },
    { header: word("variance_15"), value: (dip) => dip.ecart_15c },
    { header: word("variance_pct"), value: (dip) => dip.ecart_15c_pct },
    { header: word("tolerance_pct"), value: (dip) => dip.tolerance_pct },
    { header: word("out_of_tolerance"), value: (dip) => dip.hors_tolerance },
    { header: word("operator"), value: (dip) => dip.operateur_nom },
    { header: word("void_reason"), value: (dip) => dip.annulee_motif },
    { header: common("note"), value: (dip) => dip.note },
  ];
}
