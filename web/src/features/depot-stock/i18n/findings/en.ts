import type { MessageTree } from "../../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  depot_stock: {
    findings: {
      title: "Tamper findings",
      subtitle:
        "What is no longer as it was written: in the log, the ledger, the seals or the sums. A finding stays until somebody explains it.",
      state: "State",
      states: { open: "To explain", closed: "Explained" },
      register: "Register",
      registers: {
        JOURNAL: "Log of actions",
        MOUVEMENTS: "Ledger of movements",
        CLOTURES: "Seal of a closed day",
        SOMMES: "Sums by day and month",
      },
      fault: "Finding",
      faults: {
        changed: "Line changed",
        missing_before: "Line removed before this one",
        cut_off: "Last lines gone",
        rewritten: "History written anew",
        stray: "Line outside the chain",
        seal: "Day was closed over other lines",
        day_sum: "Sum of the day is wrong",
        month_sum: "Sum of the month is wrong",
        dip_sum: "Sum up to a dip is wrong",
      },
      gap: "entries %{entries}, stored sum %{stored}",
      where: "Where",
      whole_company: "The whole company",
      line: "line no. %{no}",
      day: "day of %{day}",
      month: "month from %{day}",
      found: "Found",
      explanation: "Explanation",
      unexplained: "Not explained yet",
      closed_by: "%{name}, %{time}",
      lines: "See the lines",
      close: "Explain",
      close_title: "Explain this finding",
      close_text:
        "%{what} · %{chain}, %{place}. Say what happened, who did it and what was repaired (at least 10 characters). This repairs nothing: your explanation stays beside the finding and becomes a critical line of the log.",
      done: "Finding explained: the alert closes at the next check.",
      none_title: "No findings",
      none_text:
        "Each line seals the one before; the whole history is counted again piece by piece, day and night, and nothing differs.",
      none_match_title: "No finding matches these filters",
      none_match_text: "Change the state or the register.",
    },
  },
};
