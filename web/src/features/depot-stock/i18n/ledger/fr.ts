import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    journal: {
      title: "Journal de stock",
      subtitle:
        "Chaque litre entré, sorti ou constaté manquant. Une erreur se contrepasse, elle ne s’efface pas.",
      entry: "Écriture",
      nature: "Nature",
      only: "Particularité",
      only_reversals: "Contrepassations seulement",
      only_late: "Saisies tardives seulement",
      reversal: "Contrepassation",
      late: "Saisie tardive",
      when: "Survenu le",
      booked_at: "Enregistré le",
      booked_by: "Enregistré par",
      document: "Document",
      number: "Rang dans la citerne",
      seal: "Empreinte",
      detail: "Détail de l’écriture",
      open: "%{nature}, écriture %{number}, voir le détail",
      count: "%{smart_count} écriture |||| %{smart_count} écritures",
      methods: {
        API_MPMS_11_1: "Calcul API MPMS 11.1, version %{version}",
        DECLARE: "Volume à 15 °C déclaré",
      },
      empty_title: "Aucune écriture",
      empty_text: "Rien n’a bougé sur cette période avec ces filtres.",
    },
  },
};
