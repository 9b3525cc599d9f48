import type { MessageTree } from "../merge-messages.ts";

/** Words that the forms and the lists of the depot share. */
export const messages: MessageTree = {
  depot: {
    form: {
      not_a_number: "Ce n’est pas un nombre.",
      no_option: "Rien de ce nom",
      open: "Ouvrir la liste",
      clear: "Vider",
      optional: "Facultatif",
      unsaved_title: "Quitter sans enregistrer ?",
      unsaved_text: "Ce que vous avez saisi sur cette page n’est pas encore enregistré.",
      leave: "Quitter sans enregistrer",
      stay: "Rester sur la page",
      depot_time: "À l’heure du dépôt.",
      inactive: "hors service",
      listed: "Connu",
      retry_safe:
        "Vous pouvez réessayer sans risque : le même document n’est jamais compté deux fois.",
    },
    export: {
      csv: "Exporter (CSV)",
      done: "%{smart_count} ligne exportée |||| %{smart_count} lignes exportées",
      cut: "Seules les %{count} premières lignes ont été exportées : resserrez les filtres.",
    },
    period: {
      label: "Période",
      "7": "7 derniers jours",
      "30": "30 derniers jours",
      "90": "90 derniers jours",
      all: "Toutes les dates",
      own: "Dates choisies",
    },
    list: {
      empty_title: "Rien ici",
      count: "%{smart_count} ligne |||| %{smart_count} lignes",
    },
  },
};
