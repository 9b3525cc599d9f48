import type { messages as fr } from "./fr.ts";

export const messages: typeof fr = {
  errors: {
    alert_not_found: {
      title: "Alert not found",
      remedy: "Refresh the list: it may belong to another organisation or site.",
    },
    too_many_requests: {
      title: "Too many requests at once",
      remedy: "Wait a moment, then try again: the checks also run by themselves.",
    },
    alert_conflict: {
      title: "Somebody acted before you",
      remedy: "Read the alert again, then decide.",
    },
    alert_transition_invalid: {
      title: "This action no longer applies to this alert",
      remedy: "Read its state: the buttons show what is possible now.",
    },
    resolution_reason_required: {
      title: "A reason is needed",
      remedy: "The condition still holds: choose why you close it.",
    },
    assignee_invalid: {
      title: "This person may not see this alert",
      remedy: "Choose an active member whose role sees the alerts of this site.",
    },
    snooze_until_invalid: {
      title: "This moment does not fit",
      remedy: "Choose a moment within the next 90 days.",
    },
    comment_too_long: { title: "Comment too long", remedy: "4,000 characters at most." },
    comment_required: { title: "Empty comment", remedy: "Write what the next reader has to know." },
    check_unknown: { title: "Unknown check", remedy: "Refresh the list of checks." },
    check_conflict: {
      title: "These settings have just been changed",
      remedy: "Read them again, then retry if it still makes sense.",
    },
    nothing_changed: { title: "It is done already", remedy: "There is nothing left to do." },
  },
};
