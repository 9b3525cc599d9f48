import type { MessageTree } from "../../../shared/i18n/merge-messages.ts";

export const messages: MessageTree = {
  home: {
    open_depot: "Depot dashboard",
    hello: "Hello, %{name}",
    hello_nobody: "Hello",
    subtitle: "What is waiting for someone, and whether the watch itself is awake.",
    subtitle_member: "Your place in the organisation and what it lets you do.",
    severities: { CRITICAL: "Critical", WARN: "Warnings", INFO: "Information" },
    nothing_waits: "Nothing is waiting",
    waiting: "%{open} to take in charge · %{overdue} overdue",
    audit: {
      title: "Last anonymous audit",
      none_title: "No audit recorded",
      none_text: "Run “npm run audit:anon” to prove that a stranger sees nothing.",
      verdicts: {
        PASS: "A stranger sees nothing",
        FAIL: "The audit found a leak or a doubt",
        INVALID: "The audit could not conclude",
      },
      probed: "%{probed} of %{total} objects probed, %{leaks} leaks",
    },
    health: {
      title: "State of the watch",
      well: "Everything is running",
      unwell: "Something is not running",
      last_beat: "Last heartbeat %{when}",
      no_beat: "No heartbeat received",
      statuses: {
        silent: "silent",
        failed: "failing",
        not_fetched: "messages not collected",
      },
    },
    rights: { title: "What you can do", more: "Missing a right? Ask %{who} for it." },
  },
};
