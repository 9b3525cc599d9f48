import { useTranslate } from "react-admin";
import { dayIn } from "../../../shared/depot/form/zone.ts";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import { useSession } from "../../../shared/session/session-context.ts";
import type { TankStock } from "../model/tank.ts";
import { CsvButton } from "../parts/csv-button.tsx";

/** The tanks on screen, as a file. */
export function TankExport({ tanks }: { tanks: readonly TankStock[] }) {
  const translate = useTranslate();
  const { tenant } = useSession();
  const word = (key: string) => translate(`depot_stock.tanks.${key}`);
  const columns: CsvColumn<TankStock>[] = [
    { header: translate("depot.depot"), value: (tank) => tank.depot_nom },
    { header: translate("depot.tank"), value: (tank) => tank.nom },
    { header: translate("depot.product"), value: (tank) => tank.produit_nom },
    {
      header: translate("depot.statut"),
      value: (tank) => translate(`depot.statuts.${tank.statut}`),
    },
    { header: translate("depot.ambient_l"), value: (tank) => tank.stock_ambiant },
    { header: translate("depot.at_15_l"), value: (tank) => tank.stock_15c },
    { header: translate("depot.tanks.capacity"), value: (tank) => tank.capacite_totale },
    { header: translate("depot.tanks.safe_fill"), value: (tank) => tank.remplissage_max_l },
    { header: translate("depot.tanks.heel"), value: (tank) => tank.volume_mort_l },
    { header: word("room"), value: (tank) => tank.place_libre_l },
    { header: word("usable"), value: (tank) => tank.utilisable_l },
    { header: word("last_dip"), value: (tank) => tank.jauge_at },
    { header: word("variance"), value: (tank) => tank.jauge_ecart_ambiant },
  ];
  return (
    <CsvButton
      name={`citernes-${tenant.slug}-${dayIn(tenant.timezone)}`}
      rows={tanks}
      columns={columns}
    />
  );
}
