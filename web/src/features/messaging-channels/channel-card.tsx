import Button from "@mui/material/Button";
import Paper from "@mui/material/Paper";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../shared/format/use-format.ts";
import { ChannelMark } from "../../shared/messaging/channel-mark.tsx";
import { StateChip } from "../../shared/messaging/state-chip.tsx";
import { FactsList } from "../../shared/ui/facts-list.tsx";
import { BudgetBar } from "./budget-bar.tsx";
import { ConcernList } from "./concern-list.tsx";
import type { Channel } from "./data/channels.ts";

interface Props {
  channel: Channel;
  onOpen: () => void;
}

/** One channel at a glance: does it work, when did it last speak, what waits. */
export function ChannelCard({ channel, onOpen }: Props) {
  const translate = useTranslate();
  const word = (key: string) => translate(`messaging_channels.${key}`);
  return (
    <Paper component="article" variant="outlined" sx={{ p: 2, minWidth: 0 }}>
      <Stack direction="row" sx={{ justifyContent: "space-between", gap: 1, flexWrap: "wrap" }}>
        <Typography variant="body2" component="div">
          <ChannelMark channel={channel.channel} />
        </Typography>
        <StateChip kind="channel" state={channel.status} />
      </Stack>
      <Typography variant="h6" component="h2" sx={{ overflowWrap: "anywhere" }}>
        <bdi>{channel.display_name}</bdi>
      </Typography>
      {channel.display_handle ? (
        <Typography variant="body2" color="textSecondary" gutterBottom>
          <bdi dir="ltr">{channel.display_handle}</bdi>
        </Typography>
      ) : null}
      <ConcernList channel={channel} />
      <BudgetBar channel={channel} />
      <ChannelFacts channel={channel} />
      <Button
        size="small"
        sx={{ mt: 1.5 }}
        onClick={onOpen}
        aria-label={translate("messaging_channels.open_label", { name: channel.display_name })}
      >
        {word("open")}
      </Button>
    </Paper>
  );
}

function ChannelFacts({ channel }: { channel: Channel }) {
  const translate = useTranslate();
  const { relative, number, date } = useFormat();
  const word = (key: string) => translate(`messaging_channels.${key}`);
  const ago = (at: string | null) => (at === null ? word("never") : relative(at));
  return (
    <FactsList
      facts={[
        {
          key: "quality",
          label: word("quality"),
          value: <StateChip kind="quality" state={channel.quality} />,
        },
        {
          key: "circuit",
          label: word("circuit"),
          value: <StateChip kind="circuit" state={channel.circuit} />,
        },
        { key: "webhook", label: word("last_webhook"), value: ago(channel.last_webhook_at) },
        { key: "sent", label: word("last_sent"), value: ago(channel.last_sent_at) },
        {
          key: "token",
          label: word("token_until"),
          value: channel.token_expires_at ? date(channel.token_expires_at) : word("no_end"),
        },
        {
          key: "load",
          label: word("waiting_dead"),
          value: `${number(channel.waiting_count ?? 0)} · ${number(channel.dead_count ?? 0)}`,
        },
      ]}
    />
  );
}
