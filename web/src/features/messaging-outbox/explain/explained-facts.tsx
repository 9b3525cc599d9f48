import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import { ChannelMark } from "../../../shared/messaging/channel-mark.tsx";
import type { Explanation } from "../../../shared/messaging/outbound.ts";
import { StateChip } from "../../../shared/messaging/state-chip.tsx";
import { type FactLine, FactsList } from "../../../shared/ui/facts-list.tsx";

/** Where it stands and when; a moment that never came is left out. */
export function ExplainedFacts({ explanation }: { explanation: Explanation }) {
  const translate = useTranslate();
  const { dateTime, number } = useFormat();
  const { message } = explanation;
  const word = (key: string) => translate(`messaging_outbox.facts.${key}`);
  const moments = (["sent_at", "delivered_at", "read_at", "failed_at"] as const).flatMap((key) => {
    const at = message[key];
    return at === null ? [] : [{ key, label: word(key), value: dateTime(at) }];
  });
  const facts: FactLine[] = [
    {
      key: "status",
      label: translate("messaging.status"),
      value: <StateChip kind="outbound" state={message.status} />,
    },
    {
      key: "channel",
      label: translate("messaging.channel"),
      value: <ChannelMark channel={message.channel} />,
    },
    {
      key: "category",
      label: translate("messaging_outbox.category"),
      value: translate(`messaging.categories.${message.category}`, { _: message.category }),
    },
    {
      key: "origin",
      label: word("origin"),
      value: translate(`messaging.origins.${message.origin}`, { _: message.origin }),
    },
    { key: "attempts", label: translate("messaging.attempts"), value: number(message.attempts) },
    {
      key: "created_at",
      label: translate("messaging.created_at"),
      value: dateTime(message.created_at),
    },
    ...moments,
    ...(message.provider_message_id
      ? [
          {
            key: "provider",
            label: word("provider_id"),
            value: <bdi dir="ltr">{message.provider_message_id}</bdi>,
          },
        ]
      : []),
    ...(message.correlation_id
      ? [
          {
            key: "correlation",
            label: word("correlation"),
            value: <bdi dir="ltr">{message.correlation_id}</bdi>,
          },
        ]
      : []),
  ];
  return <FactsList facts={facts} />;
}
