import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    reports: {
      daily_nav: "État journalier",
      daily_title: "État journalier des stocks",
      daily_subtitle:
        "Chaque jour, chaque citerne, chaque propriétaire : de l’ouverture à la clôture.",
      bilan_title: "Bilan matière",
      bilan_subtitle: "Ce qui était là, ce qui est entré, ce qui est sorti, et ce qui doit rester.",
      no_depot: "Aucun dépôt ne vous est ouvert",
      empty_title: "Rien sur cette période",
      empty_text: "Aucun stock et aucun mouvement avec ces filtres.",
      group_by: "Regroupé par",
      groupings: { produit: "Produit", citerne: "Citerne", proprietaire: "Propriétaire" },
      moved_only: "Jours avec mouvement seulement",
      total_of: "Total %{name}",
      day_closed: "Journée clôturée",
      day_open: "Journée non clôturée",
      days_closed: "Jours clôturés : %{closed} sur %{total}",
      off_balance:
        "Des lignes ne s’additionnent pas : ouverture, mouvements et clôture ne concordent plus. Prévenez votre administrateur avant d’utiliser ce rapport.",
      measures: {
        stock_initial: "Stock initial",
        ouvertures: "Ouvertures",
        receptions: "Réceptions",
        sorties: "Sorties",
        transferts: "Transferts",
        pertes_gains: "Pertes et gains",
        ajustements: "Ajustements",
        stock_final: "Stock final",
        stock_final_15c: "Final à 15 °C",
        jauge: "Jauge",
        jauge_ecart: "Écart de jauge",
      },
    },
    print: {
      print: "Imprimer ou PDF",
      page: "Page",
      period: "Période",
      from_to: "du %{du} au %{au}",
      filters: "Filtres",
      no_filter: "aucun",
      author: "Établi par",
      time: "Établi le",
      unit: "Unité",
      litres: "litres",
      closed:
        "Journée du %{day} clôturée par %{name} le %{time}. Jours clôturés de la période : %{closed} sur %{total}.",
      not_closed: "Aucun jour de la période n’est clôturé : ces chiffres peuvent encore changer.",
      fingerprint: "Empreinte de clôture :",
      sign_depot: "Le responsable du dépôt",
      sign_director: "Le directeur",
    },
  },
};
