import type { MessageTree } from "../../merge-messages.ts";

export const messages: MessageTree = {
  errors: {
    daily_limit_invalid: {
      title: "No such limit",
      remedy: "WhatsApp only: a number from 1 to 1,000,000, or nothing where none is known.",
    },
    token_ref_invalid: {
      title: "Not the name of a token",
      remedy: "A name such as META_TOKEN_HYDRA. If a token was pasted here, replace it at Meta.",
    },
    media_not_found: {
      title: "No such file for you",
      remedy: "Refresh the conversation: it may belong to another company or site.",
    },
    media_not_stored: {
      title: "The file is not there",
      remedy:
        "Wait while it is fetched; ask the customer to send it again when it was refused or lost.",
    },
    storage_away: {
      title: "The file store does not answer",
      remedy: "Try again in a moment.",
    },
    delivery_invalid: {
      title: "Delivery not readable",
      remedy: "The inbound function has a fault: tell the operator.",
    },
    results_invalid: {
      title: "Results not readable",
      remedy: "The sender has a fault: tell the operator.",
    },
    handler_answer_invalid: {
      title: "Invalid conversation answer",
      remedy: "The message waits; tell the operator.",
    },
    channel_not_found: {
      title: "No such channel for you",
      remedy: "Refresh the list of channels.",
    },
    contact_not_found: {
      title: "No such contact for you",
      remedy: "Refresh the list.",
    },
    conversation_not_found: {
      title: "No such conversation for you",
      remedy: "Refresh the list: it may belong to another site.",
    },
    outbound_not_found: {
      title: "No such message for you",
      remedy: "Refresh the list.",
    },
    api_client_not_found: {
      title: "No such API client for you",
      remedy: "Refresh the list of clients.",
    },
    template_not_found: {
      title: "No text of the company’s own",
      remedy: "The common text counts already.",
    },
    switch_not_found: {
      title: "This switch is gone",
      remedy: "Refresh the list.",
    },
    channel_identity_taken: {
      title: "This identity is connected already",
      remedy: "An identity answers for one site; ask the operator which.",
    },
    channel_conflict: {
      title: "The channel changed meanwhile",
      remedy: "Read it again, then decide.",
    },
    api_client_exists: {
      title: "A client has this name already",
      remedy: "Choose another name, or rotate its token.",
    },
    api_client_revoked: {
      title: "This client was revoked",
      remedy: "Create another.",
    },
    api_client_conflict: {
      title: "The client changed meanwhile",
      remedy: "Close this, read it again, then decide.",
    },
    contact_conflict: {
      title: "The customer’s file changed meanwhile",
      remedy: "Read it again: they may have opted out since. Then decide.",
    },
    template_conflict: {
      title: "The template changed meanwhile",
      remedy: "Read it again, then decide.",
    },
    channel_change_invalid: {
      title: "Change not possible",
      remedy: "Only some fields of a channel may change.",
    },
    outbound_payload_invalid: {
      title: "The message does not fit the channel’s limits",
      remedy: "Shorten text, buttons or list as the detail says.",
    },
    dedupe_key_invalid: {
      title: "Send key missing",
      remedy: "Reload the page, then try again.",
    },
    template_content_invalid: {
      title: "Invalid template text",
      remedy: "1 to 2000 characters, and every variable declared.",
    },
    switch_invalid: {
      title: "Switch not possible",
      remedy: "Check target, mode and end date.",
    },
    dlq_replay_disabled: {
      title: "Replaying is switched off",
      remedy: "Ask whoever switched DLQ_REPLAY_ENABLED off.",
    },
    decision_invalid: {
      title: "Unknown decision",
      remedy: "Choose: it left, send again, or drop.",
    },
    too_many_messages: {
      title: "Too many messages at once",
      remedy: "Handle at most 1000 messages.",
    },
    contact_merge_invalid: {
      title: "These contacts cannot be merged",
      remedy: "Choose two different contacts of one company.",
    },
    contact_split_invalid: {
      title: "Nothing to split",
      remedy: "This contact has one id only.",
    },
    retention_too_short: {
      title: "Retention too short",
      remedy: "Keep at least 7 days of messages.",
    },
  },
};
