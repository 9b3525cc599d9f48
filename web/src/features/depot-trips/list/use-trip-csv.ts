import { useTranslate } from "react-admin";
import type { CsvColumn } from "../../../shared/export/csv.ts";
import { stateOf, type Trip, waitingHours } from "../model/trip.ts";

/** Every column that the list knows, the id too: a header per value and a value per header. */
export function useTripCsv(): CsvColumn<Trip>[] {
  const translate = useTranslate();
  const word = (key: string) => translate(`depot_trips.${key}`);
  const common = (key: string) => translate(`depot.${key}`);
  return [
    { header: word("id"), value: (trip) => trip.id },
    { header: common("statut"), value: (trip) => translate(`depot.statuts.${stateOf(trip)}`) },
    { header: word("since"), value: (trip) => trip.statut_at },
    { header: word("loaded_on"), value: (trip) => trip.date_chargement },
    { header: word("plate"), value: (trip) => trip.plaque_camion },
    { header: word("trailer"), value: (trip) => trip.plaque_remorque },
    { header: common("driver"), value: (trip) => trip.chauffeur_nom },
    {
      header: common("carrier"),
      value: (trip) => trip.transporteur_nom ?? trip.transporteur,
    },
    { header: common("product"), value: (trip) => trip.produit_nom },
    { header: common("supplier"), value: (trip) => trip.fournisseur_nom },
    { header: common("depot"), value: (trip) => trip.depot_nom },
    { header: word("country"), value: (trip) => trip.depart_pays },
    { header: word("delivery_note"), value: (trip) => trip.bl_numero },
    { header: word("seals"), value: (trip) => trip.scelles },
    { header: word("loaded_ambient"), value: (trip) => trip.volume },
    { header: word("loaded_15"), value: (trip) => trip.volume_charge_15c },
    { header: word("received_ambient"), value: (trip) => trip.volume_recu_ambiant },
    { header: word("received_15"), value: (trip) => trip.volume_recu_15c },
    { header: word("loss_15"), value: (trip) => trip.perte_transit_15c },
    { header: word("loss_pct"), value: (trip) => trip.perte_transit_pct },
    { header: word("arrived_at"), value: (trip) => trip.arrive_at },
    {
      header: word("waiting_hours"),
      value: (trip) => {
        const hours = waitingHours(trip);
        return hours === null ? null : Math.round(hours * 10) / 10;
      },
    },
    { header: common("note"), value: (trip) => trip.annule_motif ?? trip.note },
  ];
}
