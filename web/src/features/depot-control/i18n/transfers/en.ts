import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_control: {
    transfers: {
      title: "Transfers",
      subtitle: "From one tank of the depot to another, with what was lost or found on the way.",
      new: "New transfer",
      file: "transfers",
      empty_title: "No transfer",
      empty_text: "No transfer in this period.",
      form_text: "Enter: next field · Ctrl + Enter: save",
      id: "Identifier",
      when: "Transferred at",
      route: "Route",
      source: "Tank of origin",
      destination: "Destination tank",
      left: "Left",
      arrived: "Arrived",
      left_l: "Volume that left (ambient)",
      arrived_l: "Volume that arrived (ambient)",
      arrived_help: "Leave empty when all of it arrived.",
      left_15: "Volume that left (15 °C)",
      arrived_15: "Volume that arrived (15 °C)",
      difference: "Difference",
      entered_by: "Entered by",
      reason: "Reason of the reversal",
      preview: "Both tanks after the transfer",
      submit: "Save the transfer",
      saved: "Transfer saved.",
      actions_for: "Actions on the transfer from %{from} to %{to}",
      reverse: "Reverse the transfer",
      reverse_title: "Reverse this transfer",
      reverse_text:
        "Entries of the other sign give the litres back to the tank of origin, at the original date. The transfer stays visible as reversed. This cannot be taken back.",
    },
  },
};
