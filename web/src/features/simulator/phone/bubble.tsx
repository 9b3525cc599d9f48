import AddReactionOutlinedIcon from "@mui/icons-material/AddReactionOutlined";
import Box from "@mui/material/Box";
import IconButton from "@mui/material/IconButton";
import { useTheme } from "@mui/material/styles";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { useFormat } from "../../../shared/format/use-format.ts";
import type { ChatMessage, Choice } from "../data/wire.ts";
import type { ChannelStyle } from "./channel-style.ts";
import { Choices } from "./choices.tsx";
import { LocationView, MediaView } from "./media-view.tsx";
import { Ticks } from "./ticks.tsx";

interface Props {
  message: ChatMessage;
  quoted: ChatMessage | undefined;
  isLast: boolean;
  style: ChannelStyle;
  onChoose: (choice: Choice) => void;
  onOpenList: () => void;
  onReact: () => void;
}

/** One message. The customer's stand at the end of the line, the business's at its start. */
export function Bubble(props: Props) {
  const { message, quoted, style, isLast, onChoose, onOpenList, onReact } = props;
  const { mode } = useTheme().palette;
  const isOwn = message.from === "customer";
  const surface = isOwn ? style.own[mode] : style.other[mode];
  return (
    <Box
      data-testid="bubble"
      data-from={message.from}
      data-type={message.type}
      sx={{
        alignSelf: isOwn ? "flex-end" : "flex-start",
        maxWidth: "84%",
        position: "relative",
        mb: message.reaction ? 1.5 : 0,
        "& .react": { opacity: 0 },
        "&:hover .react, &:focus-within .react": { opacity: 1 },
      }}
    >
      <Box
        sx={{
          background: surface,
          color: isOwn ? style.own.text[mode] : mode === "light" ? "#14232f" : "#e6edf2",
          px: 1.25,
          py: 0.75,
          borderRadius: "16px",
          [isOwn ? "borderEndEndRadius" : "borderEndStartRadius"]: "4px",
          boxShadow: "0 1px 1px rgba(0,0,0,.12)",
          fontSize: "0.9rem",
          overflowWrap: "anywhere",
        }}
      >
        {quoted ? <Quote message={quoted} accent={style.accent} /> : null}
        <Content message={message} />
        <Foot message={message} isOwn={isOwn} />
      </Box>
      {message.reaction ? <Reaction emoji={message.reaction} /> : null}
      {isOwn ? null : <ReactButton onReact={onReact} />}
      <Choices
        message={message}
        isLast={isLast}
        accent={mode === "light" ? style.accent : "#9cd7e9"}
        surface={style.other[mode]}
        onChoose={onChoose}
        onOpenList={onOpenList}
      />
    </Box>
  );
}

function Content({ message }: { message: ChatMessage }) {
  const translate = useTranslate();
  const { header, text, media, location, footer, template, type } = message;
  if (message.deleted) return <em>{translate("simulator.deleted")}</em>;
  const isEmpty = !(header || text || media || location || footer);
  return (
    <>
      {template ? (
        <Typography variant="caption" component="p" sx={{ opacity: 0.85 }}>
          {translate("simulator.template", { name: template })}
        </Typography>
      ) : null}
      {media ? <MediaView media={media} /> : null}
      {location ? <LocationView location={location} /> : null}
      {header ? (
        <Box dir="auto" sx={{ fontWeight: 700, mb: 0.25 }}>
          {header}
        </Box>
      ) : null}
      {text ? (
        <Box dir="auto" sx={{ whiteSpace: "pre-wrap" }}>
          {text}
        </Box>
      ) : null}
      {isEmpty ? <em>{type}</em> : null}
      {footer ? (
        <Box dir="auto" sx={{ fontSize: "0.78rem", opacity: 0.85, mt: 0.25 }}>
          {footer}
        </Box>
      ) : null}
    </>
  );
}

function Foot({ message, isOwn }: { message: ChatMessage; isOwn: boolean }) {
  const { time } = useFormat();
  const { mode } = useTheme().palette;
  const isDeep = isOwn && message.customer.split(":")[0] !== "whatsapp";
  const blue = isDeep ? "#bfe6ff" : mode === "light" ? "#0a6ebd" : "#7cc4ff";
  return (
    <Box
      sx={{ display: "flex", justifyContent: "flex-end", gap: 0.5, fontSize: "0.7rem", mt: 0.25 }}
    >
      <span>{time(message.at)}</span>
      <Ticks message={message} blue={blue} />
    </Box>
  );
}

function Quote({ message, accent }: { message: ChatMessage; accent: string }) {
  return (
    <Box
      dir="auto"
      sx={{
        borderInlineStart: `3px solid ${accent}`,
        bgcolor: "rgba(127,127,127,.14)",
        borderRadius: 1,
        px: 1,
        py: 0.25,
        mb: 0.5,
        fontSize: "0.78rem",
        whiteSpace: "nowrap",
        overflow: "hidden",
        textOverflow: "ellipsis",
      }}
    >
      {message.text ?? message.type}
    </Box>
  );
}

function Reaction({ emoji }: { emoji: string }) {
  return (
    <Box
      sx={{
        position: "absolute",
        bottom: -12,
        insetInlineStart: 10,
        bgcolor: "background.paper",
        border: 1,
        borderColor: "divider",
        borderRadius: 5,
        px: 0.75,
        fontSize: "0.8rem",
        zIndex: 1,
      }}
    >
      {emoji}
    </Box>
  );
}

function ReactButton({ onReact }: { onReact: () => void }) {
  const translate = useTranslate();
  return (
    <IconButton
      className="react"
      size="small"
      onClick={onReact}
      aria-label={translate("simulator.react")}
      sx={{ position: "absolute", top: 0, insetInlineEnd: -30, transition: "opacity .15s" }}
    >
      <AddReactionOutlinedIcon sx={{ fontSize: 17 }} />
    </IconButton>
  );
}
