import type { MessageTree } from "../merge-messages.ts";

/** Decisions about messages, and who may take them. */
export const messages: MessageTree = {
  messaging: {
    decide: {
      title: {
        replay: "Send %{count} message again |||| Send %{count} messages again",
        drop: "Drop %{count} message |||| Drop %{count} messages",
        mark_sent: "Declare %{count} message sent |||| Declare %{count} messages sent",
        resend: "Send %{count} unknown message again |||| Send %{count} unknown messages again",
        drop_unknown: "Drop %{count} unknown message |||| Drop %{count} unknown messages",
      },
      text: {
        replay: "The messages go back into the queue, with new attempts.",
        drop: "They will not leave. The trace stays, with your reason.",
        mark_sent: "You have proof that they arrived: they will not be sent again.",
        resend:
          "Nobody knows whether they left: the customer may receive them twice. Look at the conversation first.",
        drop_unknown: "Nobody knows whether they left; they will not be sent again.",
      },
      submit: {
        replay: "Send again",
        drop: "Drop",
        mark_sent: "Declare sent",
        resend: "Send again anyway",
        drop_unknown: "Drop",
      },
      done: {
        replay: "%{count} message queued again. |||| %{count} messages queued again.",
        drop: "%{count} message dropped. |||| %{count} messages dropped.",
        mark_sent: "%{count} message declared sent. |||| %{count} messages declared sent.",
        resend: "%{count} message queued again. |||| %{count} messages queued again.",
        drop_unknown: "%{count} message dropped. |||| %{count} messages dropped.",
      },
      progress: "%{handled} of %{total}",
      stop: "Stop",
      continue: "Continue",
      failed: "%{count} message could not be decided: |||| %{count} messages could not be decided:",
      left: "%{count} message was not asked for yet. |||| %{count} messages were not asked for yet.",
      left_out:
        "%{count} chosen message is not sent again: it would fail in the same way. Its remedy says what to do. |||| %{count} chosen messages are not sent again: they would fail in the same way. Their remedy says what to do.",
      expired:
        "%{count} has come too late to be of use and stays where it is; write it anew if it must leave. |||| %{count} have come too late to be of use and stay where they are; write them anew if they must leave.",
      skipped:
        "%{count} was decided already or is being sent. |||| %{count} were decided already or are being sent.",
    },
  },
  permissions: {
    messages_read: "read conversations",
    messages_send: "write to customers",
    contacts_write: "change customers",
    outbox_read: "see the queue of messages",
    outbox_manage: "decide about failed messages",
    channels_read: "see the channels",
    channels_write: "connect and change channels",
    clients_read: "see API clients",
    clients_write: "create and revoke API clients",
    templates_read: "see message templates",
    templates_write: "change message templates",
  },
};
