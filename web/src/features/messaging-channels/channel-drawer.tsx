import Button from "@mui/material/Button";
import Stack from "@mui/material/Stack";
import { useState } from "react";
import { useTranslate } from "react-admin";
import { Link } from "react-router-dom";
import { config } from "../../shared/config.ts";
import { useFormat } from "../../shared/format/use-format.ts";
import { useSites } from "../../shared/messaging/use-places.ts";
import { useSession } from "../../shared/session/session-context.ts";
import { CopyField } from "../../shared/ui/copy-field.tsx";
import { type FactLine, FactsList } from "../../shared/ui/facts-list.tsx";
import { SideDrawer } from "../../shared/ui/side-drawer.tsx";
import { BudgetBar } from "./budget-bar.tsx";
import { ChannelEvents } from "./channel-events.tsx";
import { ConcernList } from "./concern-list.tsx";
import type { Channel } from "./data/channels.ts";
import { ChangeDialog } from "./form/change-dialog.tsx";
import { CircuitDialog } from "./form/circuit-dialog.tsx";
import { LimitDialog } from "./form/limit-dialog.tsx";

interface Props {
  channel: Channel;
  onClose: () => void;
}

type Asked = "change" | "circuit" | "limit" | null;

/** One channel from near: identities, limits, errors, what Meta said about it. */
export function ChannelDrawer({ channel, onClose }: Props) {
  const translate = useTranslate();
  const { can } = useSession();
  const [asked, setAsked] = useState<Asked>(null);
  const facts = useChannelFacts(channel);
  const word = (key: string) => translate(`messaging_channels.${key}`);
  const mayWrite = can("channels.write", channel.site_id);
  return (
    <SideDrawer title={channel.display_name} onClose={onClose}>
      <div>
        <ConcernList channel={channel} />
        <BudgetBar channel={channel} />
      </div>
      <Stack direction="row" sx={{ gap: 1, flexWrap: "wrap" }}>
        {mayWrite ? (
          <Button variant="outlined" size="small" onClick={() => setAsked("change")}>
            {translate("ui.edit")}
          </Button>
        ) : null}
        {mayWrite && channel.circuit !== "closed" ? (
          <Button variant="outlined" size="small" onClick={() => setAsked("circuit")}>
            {word("close_circuit")}
          </Button>
        ) : null}
        {mayWrite && channel.portfolio !== null ? (
          <Button variant="outlined" size="small" onClick={() => setAsked("limit")}>
            {word("set_limit")}
          </Button>
        ) : null}
        {can("outbox.read") ? (
          <Button
            size="small"
            component={Link}
            to={`/messaging/outbox?status=DLQ&channel_id=${channel.id}`}
          >
            {word("dead_letters")}
          </Button>
        ) : null}
      </Stack>
      <FactsList facts={facts} />
      <CopyField
        label={word("webhook_address")}
        value={`${config.supabaseUrl}/functions/v1/inbound/${channel.channel}`}
      />
      <ChannelEvents channelId={channel.id} />
      {asked === "change" ? (
        <ChangeDialog channel={channel} onClose={() => setAsked(null)} />
      ) : null}
      {asked === "limit" ? <LimitDialog channel={channel} onClose={() => setAsked(null)} /> : null}
      {asked === "circuit" ? (
        <CircuitDialog channelId={channel.id} onClose={() => setAsked(null)} />
      ) : null}
    </SideDrawer>
  );
}

type Fact = (key: string, value: FactLine["value"]) => FactLine;

/** Whose limit it is, and who said so when. */
function limitFacts(
  channel: Channel,
  fact: Fact,
  dateTime: (at: string | null) => string,
): FactLine[] {
  const portfolio = fact("portfolio", <bdi dir="ltr">{channel.portfolio}</bdi>);
  if (channel.limit_told_at === null) return [portfolio];
  const source = channel.limit_source === "meta" ? "limit_of_meta" : "limit_of_person";
  return [portfolio, fact(source, dateTime(channel.limit_told_at))];
}

function useChannelFacts(channel: Channel): FactLine[] {
  const translate = useTranslate();
  const { dateTime, number } = useFormat();
  const sites = useSites().data ?? [];
  const absent = translate("messaging.absent");
  const code = (text: string | null) => (text === null ? absent : <bdi dir="ltr">{text}</bdi>);
  const error = [channel.last_error_key, channel.last_error_code].filter((part) => part !== null);
  const fact = (key: string, value: FactLine["value"]): FactLine => ({
    key,
    label: translate(`messaging_channels.${key}`),
    value,
  });
  return [
    fact("site", sites.find(({ id }) => id === channel.site_id)?.name ?? absent),
    fact("identity", code(channel.identity)),
    fact("account_id", code(channel.account_id)),
    fact("token_ref", code(channel.token_ref)),
    fact(
      "throughput",
      channel.throughput_per_second === null
        ? translate("messaging_channels.no_limit")
        : translate("messaging_channels.per_second", {
            count: number(channel.throughput_per_second),
          }),
    ),
    fact("tier", channel.messaging_tier ?? absent),
    ...(channel.portfolio === null ? [] : limitFacts(channel, fact, dateTime)),
    fact("last_webhook", dateTime(channel.last_webhook_at)),
    fact("last_sent", dateTime(channel.last_sent_at)),
    fact("last_error", channel.last_error_at ? dateTime(channel.last_error_at) : absent),
    ...(error.length > 0 ? [fact("error", code(error.join(" · ")))] : []),
    fact("circuit_failures", number(channel.circuit_failures)),
    fact("oldest_waiting", dateTime(channel.oldest_waiting_at)),
    ...(channel.api_base === null ? [] : [fact("api_base", code(channel.api_base))]),
  ];
}
