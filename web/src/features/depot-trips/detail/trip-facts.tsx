import { useTranslate } from "react-admin";
import { ProductMark } from "../../../shared/depot/product-mark.tsx";
import { VolumePair } from "../../../shared/depot/volume-pair.tsx";
import { useFormat } from "../../../shared/format/use-format.ts";
import { FactsList } from "../../../shared/ui/facts-list.tsx";
import { Panel } from "../../../shared/ui/panel.tsx";
import type { Trip } from "../model/trip.ts";

export function TripFacts({ trip }: { trip: Trip }) {
  const translate = useTranslate();
  const { date, number } = useFormat();
  const word = (key: string) => translate(`depot_trips.${key}`);
  const measured = (value: number | null, unit: string) =>
    value === null ? null : <bdi>{`${number(value)} ${unit}`}</bdi>;
  const text = (value: string | null) => (value === null ? null : <bdi>{value}</bdi>);
  const facts = [
    {
      key: "produit",
      label: translate("depot.product"),
      value: <ProductMark nom={trip.produit_nom} couleur={trip.couleur} />,
    },
    { key: "depot", label: translate("depot.depot"), value: text(trip.depot_nom) },
    { key: "fournisseur", label: translate("depot.supplier"), value: text(trip.fournisseur_nom) },
    {
      key: "transporteur",
      label: translate("depot.carrier"),
      value: text(trip.transporteur_nom ?? trip.transporteur),
    },
    { key: "chauffeur", label: translate("depot.driver"), value: text(trip.chauffeur_nom) },
    { key: "pays", label: word("country"), value: text(trip.depart_pays) },
    { key: "date", label: word("loaded_on"), value: date(`${trip.date_chargement}T12:00:00Z`) },
    { key: "bl", label: word("delivery_note"), value: text(trip.bl_numero) },
    { key: "scelles", label: word("seals"), value: text(trip.scelles) },
    {
      key: "volume",
      label: word("loaded"),
      value:
        trip.volume === null ? null : (
          <VolumePair ambient={trip.volume} at15={trip.volume_charge_15c} />
        ),
    },
    {
      key: "temperature",
      label: word("loading_temperature"),
      value: measured(trip.temperature_chargement_c, "°C"),
    },
    {
      key: "densite",
      label: word("loading_density"),
      value: measured(trip.densite_chargement_kgm3, "kg/m³"),
    },
    { key: "note", label: translate("depot.note"), value: text(trip.note) },
    { key: "motif", label: word("cancel.reason"), value: text(trip.annule_motif) },
  ];
  return (
    <Panel title={word("facts")} hasPadding>
      <FactsList facts={facts.filter((fact) => fact.value !== null)} />
    </Panel>
  );
}
