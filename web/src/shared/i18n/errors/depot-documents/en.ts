import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    DEPOT_INTROUVABLE: { title: "Depot not found", remedy: "Choose a depot of your company." },
    CDR_INTROUVABLE: {
      title: "Trip not found",
      remedy: "Refresh the list: the truck may go to another depot now.",
    },
    RECEPTION_INTROUVABLE: { title: "Reception not found", remedy: "Refresh the list." },
    SORTIE_INTROUVABLE: { title: "Withdrawal not found", remedy: "Refresh the list." },
    PRODUIT_INTROUVABLE: { title: "Product not found", remedy: "Choose one from the list." },
    CLIENT_INTROUVABLE: { title: "Client not found", remedy: "Choose one from the list." },
    FOURNISSEUR_INTROUVABLE: { title: "Supplier not found", remedy: "Choose one from the list." },
    PARTENAIRE_INTROUVABLE: { title: "Partner not found", remedy: "Choose one from the list." },
    TRANSPORTEUR_INTROUVABLE: { title: "Carrier not found", remedy: "Choose one from the list." },
    CAMION_INTROUVABLE: { title: "Truck not found", remedy: "Choose one from the list." },
    PRODUIT_INACTIF: {
      title: "This product is no longer in use",
      remedy: "Choose another one, or have it switched on again.",
    },
    CLIENT_INACTIF: {
      title: "This client is switched off",
      remedy: "Choose another one, or have it switched on again.",
    },
    FOURNISSEUR_INACTIF: {
      title: "This supplier is switched off",
      remedy: "Choose another one, or have it switched on again.",
    },
    PARTENAIRE_INACTIF: {
      title: "This partner is switched off",
      remedy: "Choose another one, or have it switched on again.",
    },
    TRANSPORTEUR_INACTIF: {
      title: "This carrier is switched off",
      remedy: "Choose another one, or have it switched on again.",
    },
    CAMION_INACTIF: {
      title: "This truck is out of service",
      remedy: "Choose another one, or have it switched on again.",
    },
    DEPOT_INACTIF: {
      title: "This depot is closed",
      remedy: "Choose another depot, or have it opened again.",
    },
    DOCUMENT_ID_OBLIGATOIRE: {
      title: "The document has no identifier",
      remedy: "Reload the page, then try again.",
    },
    DOCUMENT_DEJA_TRAITE: {
      title: "This document is settled already",
      remedy:
        "Open it to see what became of it. A validated document is corrected by another that replaces it.",
    },
    DOCUMENT_MODIFIE_ENTRETEMPS: {
      title: "Someone changed this document meanwhile",
      remedy: "Open it again, then decide.",
    },
    DOCUMENT_NON_VALIDE: {
      title: "This document is not validated",
      remedy: "Nothing of it was booked: change or reject the draft.",
    },
    NUMERO_DEJA_PRIS: {
      title: "This ticket number is taken",
      remedy: "Check the number: it may be the same delivery, entered already.",
    },
    RECEPTION_DEJA_REMPLACEE: {
      title: "This reception was replaced or reversed already",
      remedy: "Open it, then correct the one that stands.",
    },
    SORTIE_DEJA_REMPLACEE: {
      title: "This withdrawal was replaced or reversed already",
      remedy: "Open it, then correct the one that stands.",
    },
    VALIDATION_PAR_UN_AUTRE: {
      title: "Another person has to validate",
      remedy: "Save a draft and ask a colleague to validate it.",
    },
    MOTIF_OBLIGATOIRE: {
      title: "A reason is missing",
      remedy: "Say in one sentence why, for those who read the journal.",
    },
    TEXTE_TROP_LONG: { title: "A text is too long", remedy: "Shorten it." },
    CONTREPASSATION_ANTERIEURE: {
      title: "The reversal would come before the document",
      remedy: "Give a moment after the document, or leave it out.",
    },
    CDR_CAMION_DEJA_EN_ROUTE: {
      title: "This truck is on another trip already",
      remedy: "Finish or cancel the other trip; to correct a reception, replace it.",
    },
    CDR_PLAQUE_OBLIGATOIRE: {
      title: "The plate of the truck is missing",
      remedy: "Enter the plate (2 to 20 characters).",
    },
    CDR_DATE_INCOHERENTE: {
      title: "The dates of this trip do not follow each other",
      remedy: "Give the moment when the step happened, or check the loading day.",
    },
    CDR_CHARGEMENT_INVALIDE: {
      title: "These loading figures are impossible",
      remedy: "Check litres, °C and kg/m³ on the delivery note.",
    },
    CDR_TRANSITION_INTERDITE: {
      title: "This step does not follow",
      remedy: "Loading, transit, border, arrived: one step at a time, never back.",
    },
    CDR_DECHARGE_PAR_RECEPTION: {
      title: "A truck is unloaded by its reception",
      remedy: "Enter and validate the reception of this trip.",
    },
    CDR_NON_ARRIVE: {
      title: "This truck has not arrived",
      remedy: "Say that it has arrived, then receive it.",
    },
    CDR_DEPOT_DIFFERENT: {
      title: "This truck goes to another depot",
      remedy: "Change the destination of the trip, or choose another truck.",
    },
    CDR_PRODUIT_DIFFERENT: {
      title: "This truck carries another product",
      remedy: "Choose the product of the trip, or another truck.",
    },
    RECEPTION_PARTENAIRE_OBLIGATOIRE: {
      title: "The partner is missing",
      remedy: "Choose the partner whose product it is.",
    },
    RECEPTION_PROPRIETAIRE_INVALIDE: {
      title: "This owner does not fit",
      remedy: "MONALUXE without a partner, or PARTENAIRE with one and without a trip.",
    },
    SORTIE_BENEFICIAIRE_OBLIGATOIRE: {
      title: "The beneficiary is missing",
      remedy: "Choose the client, or the partner who takes his product.",
    },
    SORTIE_PROPRIETAIRE_INVALIDE: {
      title: "This owner does not fit",
      remedy:
        "MONALUXE for a client; PARTENAIRE for a partner, or for a client served from his litres.",
    },
  },
};
