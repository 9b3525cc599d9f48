import Link from "@mui/material/Link";
import Typography from "@mui/material/Typography";
import { useTranslate } from "react-admin";
import { MessageText } from "../../../shared/messaging/message-body.tsx";
import type { InboundContent, Message } from "../model/types.ts";

/** What the customer sent, in every form it may have; what has no text says what it is. */
export function InboundBody({ message }: { message: Message }) {
  const { content, text, type } = message;
  const hasPlace = content?.latitude !== undefined && content.longitude !== undefined;
  const isPlain = type === "text" && message.kind === "message";
  return (
    <>
      {isPlain || (message.media?.length && !text) ? null : <Kind message={message} />}
      {text ? <MessageText>{text}</MessageText> : null}
      {isPlain && !text ? <NotKept /> : null}
      {hasPlace && content ? <Place content={content} /> : null}
    </>
  );
}

function Kind({ message }: { message: Message }) {
  const translate = useTranslate();
  const kind = message.kind === "message" ? `types.${message.type}` : `kinds.${message.kind}`;
  return (
    <Typography variant="caption" color="textSecondary" component="p">
      {translate(`messaging_conversations.${kind}`, { _: message.type })}
    </Typography>
  );
}

function NotKept() {
  const translate = useTranslate();
  return (
    <Typography variant="body2" sx={{ fontStyle: "italic" }}>
      {translate("messaging_conversations.text_not_kept")}
    </Typography>
  );
}

function Place({ content }: { content: InboundContent }) {
  const translate = useTranslate();
  const point = `${String(content.latitude)},${String(content.longitude)}`;
  const name = [content.name, content.address].filter(Boolean).join(", ");
  return (
    <Typography variant="body2">
      {name ? (
        <>
          <bdi>{name}</bdi>
          {" · "}
        </>
      ) : null}
      <Link
        href={`https://www.openstreetmap.org/?mlat=${String(content.latitude)}&mlon=${String(content.longitude)}#map=17/${point.replace(",", "/")}`}
        target="_blank"
        rel="noreferrer noopener"
      >
        {translate("messaging_conversations.open_map")} <bdi dir="ltr">({point})</bdi>
      </Link>
    </Typography>
  );
}
