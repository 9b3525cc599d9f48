import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    RECEPTION_LIGNES_INVALIDES: {
      title: "A line is malformed",
      remedy: "A tank, then two indexes or the litres of a meter, on each line.",
    },
    SORTIE_LIGNES_INVALIDES: {
      title: "A line is malformed",
      remedy: "A tank, then two indexes or the litres of a meter, on each line.",
    },
    TRANSFERT_LIGNES_INVALIDES: {
      title: "A line is malformed",
      remedy: "A tank, then two indexes or the litres of a meter, on each line.",
    },
    INDEX_INCOHERENTS: {
      title: "The index after is not above the index before",
      remedy: "Read both again: they may be swapped.",
    },
    RECEPTION_CITERNE_OBLIGATOIRE: { title: "The tank is missing", remedy: "Choose a tank." },
    SORTIE_CITERNE_OBLIGATOIRE: { title: "The tank is missing", remedy: "Choose a tank." },
    TRANSFERT_CITERNE_OBLIGATOIRE: { title: "The tank is missing", remedy: "Choose a tank." },
    RECEPTION_CITERNE_INVALIDE: {
      title: "This tank is not one of the depot",
      remedy: "Choose a tank of this depot.",
    },
    SORTIE_CITERNE_INVALIDE: {
      title: "This tank is not one of the depot",
      remedy: "Choose a tank of this depot.",
    },
    TRANSFERT_CITERNE_INVALIDE: {
      title: "This tank is not one of the depot",
      remedy: "Choose a tank of this depot.",
    },
    RECEPTION_CITERNE_INACTIVE: {
      title: "This tank is not in service",
      remedy: "Choose an active tank, or have this one put back into service.",
    },
    SORTIE_CITERNE_INACTIVE: {
      title: "This tank is not in service",
      remedy: "Choose an active tank, or have this one put back into service.",
    },
    TRANSFERT_CITERNE_INACTIVE: {
      title: "This tank is not in service",
      remedy: "Choose an active tank, or have this one put back into service.",
    },
    RECEPTION_PRODUIT_INCOMPATIBLE: {
      title: "This tank holds another product",
      remedy: "Choose a tank of the same product.",
    },
    SORTIE_PRODUIT_INCOMPATIBLE: {
      title: "This tank holds another product",
      remedy: "Choose a tank of the same product.",
    },
    TRANSFERT_PRODUIT_INCOMPATIBLE: {
      title: "This tank holds another product",
      remedy: "Choose a tank of the same product.",
    },
    RECEPTION_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "The volume is missing",
      remedy: "Enter both indexes, or the litres of the meter.",
    },
    SORTIE_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "The volume is missing",
      remedy: "Enter both indexes, or the litres of the meter.",
    },
    TRANSFERT_VOLUME_AMBIANT_OBLIGATOIRE: {
      title: "The volume is missing",
      remedy: "Enter both indexes, or the litres of the meter.",
    },
    RECEPTION_VOLUME_15C_OBLIGATOIRE: {
      title: "The volume at 15 °C is missing",
      remedy: "Enter the temperature of the product and the density read.",
    },
    SORTIE_VOLUME_15C_OBLIGATOIRE: {
      title: "The volume at 15 °C is missing",
      remedy: "Enter the temperature of the product and the density read.",
    },
    TRANSFERT_VOLUME_15C_OBLIGATOIRE: {
      title: "The volume at 15 °C is missing",
      remedy: "Enter the temperature of the product and the density read.",
    },
    RECEPTION_CAPACITE_DEPASSEE: {
      title: "The tank would be overfilled",
      remedy: "Split the volume over several tanks.",
    },
    TRANSFERT_CAPACITE_DEPASSEE: {
      title: "The tank would be overfilled",
      remedy: "Split the volume over several tanks.",
    },
    SORTIE_STOCK_INTROUVABLE: {
      title: "This owner has nothing in this tank",
      remedy: "Choose another tank or owner, or book the opening balance first.",
    },
    TRANSFERT_STOCK_INTROUVABLE: {
      title: "This owner has nothing in this tank",
      remedy: "Choose another tank or owner, or book the opening balance first.",
    },
    SORTIE_STOCK_INSUFFISANT_AMB: {
      title: "Not enough stock",
      remedy: "Take less, or take from another tank.",
    },
    TRANSFERT_STOCK_INSUFFISANT_AMB: {
      title: "Not enough stock",
      remedy: "Take less, or take from another tank.",
    },
    SORTIE_CAPACITE_SECURITE: {
      title: "The tank would fall below its heel",
      remedy: "Take less, or take from another tank.",
    },
    TRANSFERT_CAPACITE_SECURITE: {
      title: "The tank would fall below its heel",
      remedy: "Take less, or take from another tank.",
    },
    JOURNEE_CLOTUREE: {
      title: "This day is closed",
      remedy: "Date the entry after it, or have the day reopened.",
    },
    MOUVEMENT_DATE_FUTURE: {
      title: "This moment has not come yet",
      remedy: "Give the moment when it happened.",
    },
    MOUVEMENT_DATE_IMPOSSIBLE: { title: "This date is impossible", remedy: "Check the year." },
    DENSITE_HORS_PRODUIT: {
      title: "This is not the density of the product",
      remedy: "Read the hydrometer and its thermometer again; check the product.",
    },
    VOLUME_TABLE_INCONNUE: {
      title: "The table of correction is unknown",
      remedy: "Choose 54A, 54B or 54D for the product.",
    },
    VOLUME_INVALIDE: {
      title: "This volume cannot be corrected",
      remedy: "Check the litres entered.",
    },
    VOLUME_TEMPERATURE_HORS_PLAGE: {
      title: "Temperature out of range",
      remedy: "Read the thermometer again: the correction does not hold at this temperature.",
    },
    VOLUME_DENSITE_HORS_PLAGE: {
      title: "Density out of range",
      remedy: "Read the hydrometer again: the correction does not hold at this density.",
    },
  },
};
