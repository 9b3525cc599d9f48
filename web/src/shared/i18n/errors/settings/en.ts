import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    flag_unknown: { title: "This flag does not exist", remedy: "Refresh the list." },
    flag_conflict: {
      title: "Someone changed this flag before you",
      remedy: "Look at the value again, then decide.",
    },
    flag_scope_invalid: { title: "This flag cannot be set there", remedy: "Choose another place." },
    flag_value_invalid: {
      title: "This value is not allowed",
      remedy: "Choose an allowed value; the flag’s page lists them.",
    },
    flag_reason_required: {
      title: "A reason is missing",
      remedy: "Between 5 and 500 characters: those on duty tonight will read it.",
    },
    flag_expiry_invalid: {
      title: "This end is already past",
      remedy: "Give a time in the future, or none.",
    },
    notification_rule_invalid: {
      title: "This rule is not valid",
      remedy: "Choose checks from the list, or leave it empty.",
    },
    notification_rule_not_found: {
      title: "Rule not found",
      remedy: "Refresh the list: it may have been deleted.",
    },
    notification_rules_limit: {
      title: "Too many notification rules",
      remedy: "Remove a rule that is no longer needed, or widen an existing one.",
    },
    notification_test_limit: {
      title: "Too many tests in one minute",
      remedy: "Wait a minute before trying again.",
    },
    notification_not_found: {
      title: "Delivery not found",
      remedy: "Refresh the list: it may have been cleaned up.",
    },
    notification_not_dead: {
      title: "This delivery was not given up",
      remedy: "The others go by themselves.",
    },
    notification_rules_target_check: {
      title: "This address is not valid",
      remedy: "A webhook starts with https://; e-mail addresses are separated by commas.",
    },
    notification_rules_name_check: {
      title: "The name is not valid",
      remedy: "Between 1 and 120 characters.",
    },
    site_kind_of_another_domain: {
      title: "This kind of site belongs to another trade",
      remedy: "A depot company has depots, a restaurant group has restaurants.",
    },
    tenant_identity_fixed: {
      title: "The identity of an organisation does not change",
      remedy: "Create another organisation.",
    },
    scope_id_taken: {
      title: "This identifier is taken",
      remedy: "Let the database choose the identifier.",
    },
    too_many_alerts: { title: "Too many alerts at once", remedy: "Choose fewer, then try again." },
    days_invalid: { title: "This period is not allowed", remedy: "Choose a shorter period." },
    job_unknown: { title: "This job does not exist", remedy: "Refresh the list." },
    job_running: {
      title: "This job is already running",
      remedy: "Wait for it to end, then try again.",
    },
  },
};
