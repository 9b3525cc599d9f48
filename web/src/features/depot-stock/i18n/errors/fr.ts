import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    citernes_nom_key: {
      title: "Une citerne de ce dépôt porte déjà ce nom",
      remedy: "Choisissez un autre nom.",
    },
    citernes_nom_check: {
      title: "Ce nom n’est pas valable",
      remedy: "Donnez un nom de 1 à 60 caractères.",
    },
    citernes_capacite_check: {
      title: "Ces niveaux ne sont pas possibles",
      remedy: "Le remplissage maximal doit être positif et ne pas dépasser la capacité.",
    },
    citernes_volume_mort_check: {
      title: "Ce volume mort n’est pas possible",
      remedy: "Il doit rester sous le remplissage maximal.",
    },
  },
};
