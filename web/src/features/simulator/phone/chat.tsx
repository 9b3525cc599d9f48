import Box from "@mui/material/Box";
import Stack from "@mui/material/Stack";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useEffect, useRef, useState } from "react";
import { useTranslate } from "react-admin";
import type { ChatMessage, Customer } from "../data/wire.ts";
import { Bubble } from "./bubble.tsx";
import type { ChannelStyle } from "./channel-style.ts";
import { Composer } from "./composer.tsx";
import { ListSheet } from "./list-sheet.tsx";
import { useCustomer, useReading } from "./use-customer.ts";

interface Props {
  customer: Customer;
  chat: readonly ChatMessage[];
  style: ChannelStyle;
  isTyping: boolean;
}

/** Stays at the newest message, as every messenger does. */
function useBottom(count: number) {
  const end = useRef<HTMLDivElement>(null);
  // The keyboard takes room: what was in sight above it stays in sight.
  useEffect(() => {
    const box = end.current;
    if (!box) return undefined;
    const observer = new ResizeObserver(() => {
      box.scrollTop = box.scrollHeight;
    });
    observer.observe(box);
    return () => observer.disconnect();
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is what moves the view.
  useEffect(() => {
    const box = end.current;
    if (box) box.scrollTop = box.scrollHeight;
  }, [count]);
  return end;
}

export function Chat({ customer, chat, style, isTyping }: Props) {
  const translate = useTranslate();
  const { mode } = useTheme().palette;
  const [openList, setOpenList] = useState<ChatMessage | null>(null);
  const { write, choose, react } = useCustomer(customer);
  useReading(customer, chat);
  const box = useBottom(chat.length + (isTyping ? 1 : 0));
  const chooseRow = (id: string) => {
    if (openList) choose(openList, { id, kind: "reply" });
    setOpenList(null);
  };
  return (
    <Box sx={{ flex: 1, minHeight: 0, position: "relative", display: "flex", flexFlow: "column" }}>
      <Stack
        ref={box}
        role="log"
        aria-label={translate("simulator.chat", { name: customer.name, channel: style.name })}
        tabIndex={0}
        sx={{ flex: 1, overflowY: "auto", gap: 1, p: 1.25, bgcolor: style.wall[mode] }}
      >
        {chat.length === 0 ? <Invitation /> : null}
        {chat.map((message, place) => (
          <Bubble
            key={message.id}
            message={message}
            isLast={place === chat.length - 1}
            quoted={chat.find(({ id }) => id === message.reply_to)}
            style={style}
            onChoose={(choice) => choose(message, choice)}
            onOpenList={() => setOpenList(message)}
            onReact={() => react(message)}
          />
        ))}
        {isTyping ? <TypingDots surface={style.other[mode]} /> : null}
      </Stack>
      <Composer
        accent={style.accent}
        onText={(text) => write({ type: "text", text })}
        onAttach={write}
      />
      {openList?.list ? (
        <ListSheet
          list={openList.list}
          accent={mode === "light" ? style.accent : "#9cd7e9"}
          onChoose={chooseRow}
          onClose={() => setOpenList(null)}
        />
      ) : null}
    </Box>
  );
}

function Invitation() {
  const translate = useTranslate();
  return (
    <Typography
      variant="body2"
      sx={{
        m: "auto",
        maxWidth: 210,
        textAlign: "center",
        bgcolor: "background.paper",
        color: "text.secondary",
        borderRadius: 2,
        px: 1.5,
        py: 1,
      }}
    >
      {translate("simulator.invitation")}
    </Typography>
  );
}

function TypingDots({ surface }: { surface: string }) {
  const translate = useTranslate();
  return (
    <Box
      role="status"
      aria-label={translate("simulator.typing")}
      sx={{
        alignSelf: "flex-start",
        bgcolor: surface,
        borderRadius: "16px",
        px: 1.5,
        py: 1,
        display: "flex",
        gap: 0.5,
        "@keyframes breathe": { "50%": { opacity: 0.2 } },
        "& span": {
          width: 7,
          height: 7,
          borderRadius: "50%",
          bgcolor: "text.secondary",
          animation: "breathe 1.1s infinite",
        },
        "& span:nth-of-type(2)": { animationDelay: "0.18s" },
        "& span:nth-of-type(3)": { animationDelay: "0.36s" },
      }}
    >
      <span />
      <span />
      <span />
    </Box>
  );
}
