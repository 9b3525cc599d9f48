import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    journal: {
      title: "Stock ledger",
      subtitle:
        "Every litre that came, went or was found missing. A mistake is reversed, never erased.",
      entry: "Entry",
      nature: "Kind",
      only: "Particularity",
      only_reversals: "Reversals only",
      only_late: "Late entries only",
      reversal: "Reversal",
      late: "Entered late",
      when: "Happened at",
      booked_at: "Booked at",
      booked_by: "Booked by",
      document: "Document",
      number: "Place in the tank",
      seal: "Fingerprint",
      detail: "Details of the entry",
      open: "%{nature}, entry %{number}, see the details",
      count: "%{smart_count} entry |||| %{smart_count} entries",
      methods: {
        API_MPMS_11_1: "Computed by API MPMS 11.1, version %{version}",
        DECLARE: "Volume at 15 °C as declared",
      },
      empty_title: "No entry",
      empty_text: "Nothing moved in this period with these filters.",
    },
  },
};
