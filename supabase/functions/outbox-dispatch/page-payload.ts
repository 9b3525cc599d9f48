import {
  type Built,
  built,
  type Choice,
  choicesOf,
  lengthOf,
  numberedText,
  plainText,
  targetOf,
  unbuilt,
} from "./payload.ts";
import type { Item, Payload } from "./schema.ts";

/** Messenger counts 2,000 characters, Instagram 1,000 bytes: half as many Arabic letters. */
const problemOf = (channel: Item["channel"], text: string): string | undefined => {
  if (text === "") return "The text is empty.";
  const bytes = new TextEncoder().encode(text).byteLength;
  if (channel === "instagram" && bytes > 1000) return `${bytes} bytes; Instagram takes 1000.`;
  const length = lengthOf(text);
  return length > 2000 ? `${length} characters; Messenger takes 2000.` : undefined;
};

const textMessage = (
  channel: Item["channel"],
  text: string,
  replies: readonly Choice[] = [],
): Built => {
  const problem = problemOf(channel, text);
  if (problem !== undefined) return unbuilt(problem);
  if (replies.length === 0) return built({ text });
  const quickReplies = replies.map(({ id, title }) => ({
    content_type: "text",
    title,
    payload: id,
  }));
  return built({ text, quick_replies: quickReplies });
};

/** Short choices are quick replies. Others are numbered lines, and the quick replies are the numbers. */
const choices = (channel: Item["channel"], payload: Payload): Built => {
  const all = choicesOf(payload);
  const isShort =
    payload.type === "buttons" &&
    all.length <= 13 &&
    all.every(({ id, title }) => lengthOf(title) <= 20 && lengthOf(id) <= 1000);
  if (isShort) return textMessage(channel, plainText(payload), all);
  const numbers = all.map(({ id }, index) => ({ id, title: String(index + 1) }));
  const text = numberedText(payload, (one) => problemOf(channel, one) === undefined);
  return textMessage(channel, text, numbers.slice(0, 13));
};

const attachmentKinds = {
  image: "image",
  sticker: "image",
  audio: "audio",
  video: "video",
  document: "file",
} as const;

const media = (channel: Item["channel"], { media: file }: Payload): Built => {
  if (!file) return unbuilt("The file is missing.");
  const { kind, link, media_id: id, caption } = file;
  // One request carries a file or a text, never both: with words, the file goes as its address.
  if (caption && link) return textMessage(channel, `${caption}\n${link}`);
  if (caption) return unbuilt("A file by its id takes no words here: send them by themselves.");
  const payload = id ? { attachment_id: id } : { url: link, is_reusable: false };
  return built({ attachment: { type: attachmentKinds[kind], payload } });
};

const message = (channel: Item["channel"], payload: Payload): Built => {
  switch (payload.type) {
    case "text":
    // Neither channel has a form that asks for a place: the words ask.
    case "location_request":
      return textMessage(channel, plainText(payload));
    case "buttons":
    case "list":
      return choices(channel, payload);
    case "media":
      return media(channel, payload);
    case "template":
      return payload.text
        ? textMessage(channel, payload.text)
        : unbuilt("Approved templates exist on WhatsApp only.");
    default:
      return unbuilt(`There is no type ${payload.type.slice(0, 40)}.`);
  }
};

const reaction = ({ payload }: Item): Record<string, unknown> => {
  const { target, emoji } = payload.reaction ?? { target: "", emoji: "" };
  return emoji
    ? { sender_action: "react", payload: { message_id: target, reaction: emoji } }
    : { sender_action: "unreact", payload: { message_id: target } };
};

const actionOf = (item: Item): Record<string, unknown> | undefined => {
  if (item.payload.type === "typing") return { sender_action: "typing_on" };
  if (item.payload.type === "mark_read") return { sender_action: "mark_seen" };
  return item.payload.type === "reaction" ? reaction(item) : undefined;
};

/** A person's answer after the 24 hours carries its tag; nothing else is tagged. */
const kindOf = ({ category, payload }: Item): Record<string, string> =>
  payload.tag === "HUMAN_AGENT"
    ? { messaging_type: "MESSAGE_TAG", tag: payload.tag }
    : { messaging_type: category === "reply" ? "RESPONSE" : "UPDATE" };

/** The form of the Send API, which Instagram and Messenger share. */
export const pagePayload = (item: Item): Built => {
  const { to, channel, payload } = item;
  if (to.kind !== "psid" && to.kind !== "igsid") {
    return unbuilt("The customer has no id on this channel.");
  }
  const recipient = { id: to.value };
  const action = actionOf(item);
  if (action !== undefined) return built({ recipient, ...action });
  const said = message(channel, payload);
  if (said.body === null) return said;
  const replyTo = payload.target ? targetOf(item) : undefined;
  return built({
    recipient,
    ...kindOf(item),
    message: {
      ...said.body,
      ...(replyTo === undefined ? {} : { reply_to: { mid: replyTo } }),
      metadata: item.callback,
    },
  });
};
