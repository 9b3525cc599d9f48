import Avatar from "@mui/material/Avatar";
import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import Typography from "@mui/material/Typography";
import { useEffect, useState } from "react";
import { useTranslate } from "react-admin";
import { CHANNELS, type Channel, type Customer, type SimulatorState } from "../data/wire.ts";
import { type Person, unreadOf } from "../model/people.ts";
import { AppDock } from "./app-dock.tsx";
import { CHANNEL_STYLES, type ChannelStyle } from "./channel-style.ts";
import { Chat } from "./chat.tsx";

interface Props {
  person: Person;
  state: SimulatorState;
  channel: Channel;
  onChannel: (channel: Channel) => void;
}

/** One phone in one hand. */
export function Phone({ person, state, channel, onChannel }: Props) {
  const open = person.customers[channel] ? channel : CHANNELS.find((one) => person.customers[one]);
  const customer = open ? person.customers[open] : undefined;
  const isTyping = useTyping(customer);
  if (!open || !customer) return null;
  const style = CHANNEL_STYLES[open];
  const business = state.businesses.find((one) => one.channel === open);
  return (
    <Box
      data-testid="phone"
      data-channel={open}
      sx={{
        width: "100%",
        // All of it in sight under the head of the page, down to the apps.
        height: "clamp(480px, calc(100dvh - 268px), 640px)",
        borderRadius: "38px",
        border: "9px solid",
        borderColor: (theme) => (theme.palette.mode === "light" ? "#14202b" : "#2b3d4d"),
        bgcolor: "#14202b",
        boxShadow: "0 18px 40px -18px rgba(10,26,41,.55)",
        overflow: "hidden",
        display: "flex",
        flexDirection: "column",
      }}
    >
      <TopBar style={style} name={business?.name ?? ""} isTyping={isTyping} />
      <Chat
        key={customer.key}
        customer={customer}
        chat={state.chats[customer.key] ?? []}
        style={style}
        isTyping={isTyping}
      />
      <AppDock
        current={open}
        available={(one) => person.customers[one] !== undefined}
        unread={(one) => (one === open ? 0 : unreadOf(state, person.customers[one]))}
        onOpen={onChannel}
      />
    </Box>
  );
}

interface TopBarProps {
  style: ChannelStyle;
  name: string;
  isTyping: boolean;
}

function TopBar({ style, name, isTyping }: TopBarProps) {
  const translate = useTranslate();
  const { icon: AppIcon } = style;
  return (
    <Stack
      direction="row"
      sx={{
        alignItems: "center",
        gap: 1.25,
        px: 1.5,
        py: 1.25,
        background: style.bar,
        color: "#fff",
      }}
    >
      <Avatar sx={{ width: 36, height: 36, bgcolor: "rgba(255,255,255,.22)", color: "#fff" }}>
        {name.slice(0, 1)}
      </Avatar>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography noWrap sx={{ fontWeight: 650, lineHeight: 1.2 }}>
          <bdi>{name}</bdi>
        </Typography>
        <Typography variant="caption" noWrap component="p" sx={{ lineHeight: 1.3 }}>
          {isTyping ? translate("simulator.typing") : style.name}
        </Typography>
      </Box>
      <AppIcon aria-hidden />
    </Stack>
  );
}

/** "Typing…" ends by itself when nothing comes. */
function useTyping(customer: Customer | undefined): boolean {
  const until = customer?.typing_until ?? null;
  const [, redraw] = useState(0);
  useEffect(() => {
    if (until === null) return undefined;
    const timer = setTimeout(() => redraw((count) => count + 1), until - Date.now() + 50);
    return () => clearTimeout(timer);
  }, [until]);
  return until !== null && until > Date.now();
}
