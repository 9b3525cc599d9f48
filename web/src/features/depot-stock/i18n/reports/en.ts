import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    reports: {
      daily_nav: "Daily report",
      daily_title: "Daily stock report",
      daily_subtitle: "Every day, every tank, every owner: from opening to closing.",
      bilan_title: "Material balance",
      bilan_subtitle: "What was there, what came, what went, and what must remain.",
      no_depot: "No depot is open to you",
      empty_title: "Nothing in this period",
      empty_text: "No stock and no movement with these filters.",
      group_by: "Grouped by",
      groupings: { produit: "Product", citerne: "Tank", proprietaire: "Owner" },
      moved_only: "Only days with a movement",
      total_of: "Total %{name}",
      closed_days: "%{closed} of %{total} day(s) closed",
      off_balance:
        "Some lines do not add up: opening, movements and closing no longer agree. Tell your administrator before you use this report.",
      measures: {
        stock_initial: "Opening stock",
        ouvertures: "Openings",
        receptions: "Receptions",
        sorties: "Withdrawals",
        transferts: "Transfers",
        pertes_gains: "Losses and gains",
        ajustements: "Adjustments",
        stock_final: "Closing stock",
        stock_final_15c: "Closing at 15 °C",
        jauge: "Dip",
        jauge_ecart: "Dip variance",
      },
    },
    print: {
      print: "Print or PDF",
      page: "Page",
      period: "Period",
      from_to: "from %{du} to %{au}",
      filters: "Filters",
      no_filter: "none",
      author: "Made by",
      time: "Made at",
      unit: "Unit",
      litres: "litres",
      closed:
        "%{day} was closed by %{name} at %{time}. %{closed} of %{total} day(s) of the period are closed.",
      not_closed: "No day of the period is closed: these figures may still change.",
      fingerprint: "Closing fingerprint:",
      sign_depot: "For the depot",
      sign_director: "The director",
    },
  },
};
