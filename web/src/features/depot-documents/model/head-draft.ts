import type { StockDocument } from "./document.ts";
import type { Kind } from "./kind.ts";

/** The head of a document as typed: both kinds in one shape, each shows its own fields. */
export interface HeadDraft {
  depot: string;
  cdr: string;
  produit: string;
  fournisseur: string;
  client: string;
  proprietaire: "MONALUXE" | "PARTENAIRE";
  partenaire: string;
  plaque: string;
  remorque: string;
  chauffeur: string;
  transporteur: string;
  transporteurNom: string;
  numero: string;
  bl: string;
  commande: string;
  scelles: string;
  note: string;
}

export function emptyHead(depot: string): HeadDraft {
  return {
    depot,
    cdr: "",
    produit: "",
    fournisseur: "",
    client: "",
    proprietaire: "MONALUXE",
    partenaire: "",
    plaque: "",
    remorque: "",
    chauffeur: "",
    transporteur: "",
    transporteurNom: "",
    numero: "",
    bl: "",
    commande: "",
    scelles: "",
    note: "",
  };
}

export function headOf(document: StockDocument): HeadDraft {
  return {
    depot: document.depot_id,
    cdr: document.cours_de_route_id ?? "",
    produit: document.produit_id,
    fournisseur: document.fournisseur_id ?? "",
    client: document.client_id ?? "",
    proprietaire: document.proprietaire_type === "PARTENAIRE" ? "PARTENAIRE" : "MONALUXE",
    partenaire: document.partenaire_id ?? "",
    plaque: document.plaque_camion ?? "",
    remorque: document.plaque_remorque ?? "",
    chauffeur: document.chauffeur_nom ?? "",
    transporteur: document.transporteur_id ?? "",
    transporteurNom: document.transporteur ?? "",
    numero: document.numero ?? "",
    bl: document.bl_numero ?? "",
    commande: document.commande_numero ?? "",
    scelles: document.scelles ?? "",
    note: document.note ?? "",
  };
}

export interface ArrivedTrip {
  id: string;
  depot_destination_id: string;
  produit_id: string;
  produit_nom: string;
  fournisseur_id: string | null;
  plaque_camion: string;
  bl_numero: string | null;
  scelles: string | null;
  statut: string;
  arrive_at: string | null;
  volume: number | null;
  volume_charge_15c: number | null;
  volume_recu_ambiant: number | null;
}

/** A trip brings what is known of the load with it; without one nothing is taken away. */
export function withTrip(head: HeadDraft, trip: ArrivedTrip | undefined): HeadDraft {
  if (!trip) return { ...head, cdr: "" };
  return {
    ...head,
    cdr: trip.id,
    depot: trip.depot_destination_id,
    produit: trip.produit_id,
    fournisseur: trip.fournisseur_id ?? head.fournisseur,
    plaque: trip.plaque_camion,
    bl: head.bl || (trip.bl_numero ?? ""),
    scelles: head.scelles || (trip.scelles ?? ""),
    // What comes by a trip of the company's own buying is the company's.
    proprietaire: "MONALUXE",
    partenaire: "",
  };
}

/** What a form must have before anything is sent; the rest is for the database to say. */
export function missingIn(kind: Kind, head: HeadDraft, moment: string | null): string | null {
  if (!head.depot) return "depot";
  if (!head.produit) return "produit";
  if (moment === null) return "moment";
  if (head.proprietaire === "PARTENAIRE" && !head.partenaire) return "partenaire";
  if (kind === "sortie" && head.proprietaire === "MONALUXE" && !head.client) return "client";
  return null;
}

const orNull = (text: string) => text.trim() || null;

interface Known {
  id: string;
  moment: string;
  camionId: string | null;
}

function common(head: HeadDraft, known: Known) {
  return {
    id: known.id,
    depot_id: head.depot,
    produit_id: head.produit,
    proprietaire_type: head.proprietaire,
    partenaire_id: head.proprietaire === "PARTENAIRE" ? orNull(head.partenaire) : null,
    plaque_camion: orNull(head.plaque),
    numero: orNull(head.numero),
    scelles: orNull(head.scelles),
    note: orNull(head.note),
  };
}

export function receptionHead(head: HeadDraft, known: Known) {
  return {
    ...common(head, known),
    recue_at: known.moment,
    cours_de_route_id: orNull(head.cdr),
    fournisseur_id: orNull(head.fournisseur),
    bl_numero: orNull(head.bl),
  };
}

export function sortieHead(head: HeadDraft, known: Known) {
  return {
    ...common(head, known),
    date_sortie: known.moment,
    client_id: orNull(head.client),
    camion_id: known.camionId,
    transporteur_id: orNull(head.transporteur),
    transporteur: orNull(head.transporteurNom),
    plaque_remorque: orNull(head.remorque),
    chauffeur_nom: orNull(head.chauffeur),
    commande_numero: orNull(head.commande),
  };
}
