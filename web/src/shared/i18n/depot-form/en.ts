import type { MessageTree } from "../merge-messages.ts";

/** Words that the forms and the lists of the depot share. */
export const messages: MessageTree = {
  depot: {
    form: {
      not_a_number: "This is not a number.",
      no_option: "Nothing of that name",
      open: "Open the list",
      clear: "Clear",
      optional: "Optional",
      unsaved_title: "Leave without saving?",
      unsaved_text: "What you entered on this page has not been saved yet.",
      leave: "Leave without saving",
      stay: "Stay on the page",
      depot_time: "In the time of the depot.",
      inactive: "out of service",
      known_truck: "Known truck",
      level: "%{name}: from %{before} to %{after}",
      vcf: "VCF %{vcf}",
      density_15: "%{density} kg/m³ at 15 °C",
      density_temperature: "Density temp.",
      retry_safe: "You may safely try again: the same document is never counted twice.",
    },
    methods: { API_MPMS_11_1: "API MPMS 11.1", DECLARE: "Declared" },
    entries: {
      title: "Entries of the ledger",
      text: "What the document did to the stock. An entry never changes.",
      none: "Nothing has been booked yet",
      entry: "Entry",
      reversal: "Reversal",
      happened_at: "Date",
      booked_at: "Booked at",
      method: "Method",
    },
    reverse: {
      submit: "Reverse the movement",
      done: "Reversed, by entries of the other sign.",
      elsewhen: "The original day is closed: reverse at another date",
      elsewhen_label: "Date of the reversal",
    },
    export: {
      csv: "Export (CSV)",
      done: "%{smart_count} row exported |||| %{smart_count} rows exported",
      cut: "Only the first %{count} rows were exported: narrow the filters.",
    },
    period: {
      label: "Period",
      today: "Today",
      yesterday: "Yesterday",
      "7d": "Last 7 days",
      "30d": "Last 30 days",
      "90d": "Last 90 days",
      month: "This month",
      last_month: "Last month",
      all: "From the beginning",
      custom: "Chosen days",
    },
    list: {
      empty_title: "Nothing here",
      count: "%{smart_count} row |||| %{smart_count} rows",
    },
  },
};
