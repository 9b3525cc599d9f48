import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    closings: {
      title: "Day closings",
      subtitle: "A closed day takes no more entries. It can be reopened, with a reason that stays.",
      days: "Days",
      closed_by: "Closed by",
      reserves: "Reserves",
      no_reserve: "No reserve",
      seal: "Fingerprint",
      verify: "Verify",
      seal_fits: "Nothing has changed since the closing",
      seal_broken: "Lines were changed or removed since the closing",
      covered: "by a later closing",
      close: "Close",
      close_anyway: "Close with reserves",
      close_title: "Close %{day}",
      close_text: "%{depot}: this day and all days before it will take no more entries.",
      all_in_order: "All is in order.",
      with_reserves: "Not all is in order",
      reopen: "Reopen",
      reopen_title: "Reopen %{day}",
      reopen_text:
        "The closing stays visible with your reason, and the action log keeps a critical line.",
      reopened_by: "Reopened by %{name} at %{time}: %{reason}",
      keys: {
        RECEPTIONS_BROUILLON:
          "%{smart_count} reception not validated |||| %{smart_count} receptions not validated",
        SORTIES_BROUILLON:
          "%{smart_count} withdrawal not validated |||| %{smart_count} withdrawals not validated",
        AJUSTEMENTS_PROPOSES:
          "%{smart_count} adjustment undecided |||| %{smart_count} adjustments undecided",
        JAUGES_MANQUANTES:
          "%{smart_count} tank without a dip that day |||| %{smart_count} tanks without a dip that day",
        ALERTES_CRITIQUES:
          "%{smart_count} open critical alert |||| %{smart_count} open critical alerts",
        JOURNEES_NON_CLOTUREES:
          "%{smart_count} earlier day not closed |||| %{smart_count} earlier days not closed",
      },
    },
  },
};
