import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    closings: {
      title: "Clôtures",
      subtitle:
        "Une journée clôturée ne prend plus d’écriture. Elle se rouvre, avec un motif qui reste.",
      days: "Journées",
      closed_by: "Clôturée par",
      reserves: "Réserves",
      no_reserve: "Aucune réserve",
      seal: "Empreinte",
      verify: "Vérifier",
      seal_fits: "Rien n’a changé depuis la clôture",
      seal_broken: "Des lignes ont été modifiées ou retirées depuis la clôture",
      covered: "par une clôture suivante",
      close: "Clôturer",
      close_anyway: "Clôturer avec réserves",
      close_title: "Clôturer le %{day}",
      close_text: "%{depot} : cette journée et toutes celles d’avant ne prendront plus d’écriture.",
      all_in_order: "Tout est en ordre.",
      with_reserves: "Tout n’est pas en ordre",
      reopen: "Rouvrir",
      reopen_title: "Rouvrir le %{day}",
      reopen_text:
        "La clôture reste visible avec votre motif, et le journal des actions garde une ligne critique.",
      reopened_by: "Rouverte par %{name} le %{time} : %{reason}",
      keys: {
        RECEPTIONS_BROUILLON:
          "%{smart_count} réception non validée |||| %{smart_count} réceptions non validées",
        SORTIES_BROUILLON:
          "%{smart_count} sortie non validée |||| %{smart_count} sorties non validées",
        AJUSTEMENTS_PROPOSES:
          "%{smart_count} ajustement sans décision |||| %{smart_count} ajustements sans décision",
        JAUGES_MANQUANTES:
          "%{smart_count} citerne sans jauge ce jour |||| %{smart_count} citernes sans jauge ce jour",
        ALERTES_CRITIQUES:
          "%{smart_count} alerte critique ouverte |||| %{smart_count} alertes critiques ouvertes",
        JOURNEES_NON_CLOTUREES:
          "%{smart_count} journée précédente non clôturée |||| %{smart_count} journées précédentes non clôturées",
      },
    },
  },
};
