import type { Item, Media, MediaKind } from "./item.ts";
import { count, id, type Json, kept, object, objects, text } from "./read.ts";

type Body = Pick<Item, "type" | "text" | "button_id" | "reply_to" | "content" | "media">;

const fileKinds: Readonly<Record<string, MediaKind>> = {
  image: "image",
  audio: "audio",
  video: "video",
  file: "document",
};

const mediaOf = (attachment: Json): Media | undefined => {
  const payload = object(attachment.payload) ?? {};
  const kind = fileKinds[text(attachment.type) ?? ""];
  const url = text(payload.url);
  if (kind === undefined || url === undefined) return undefined;
  return { kind: payload.sticker_id === undefined ? kind : "sticker", url };
};

const locationOf = (attachments: readonly Json[]): Json | undefined => {
  const place = attachments.find((one) => one.type === "location");
  const payload = object(place?.payload) ?? {};
  const at = object(payload.coordinates);
  return at === undefined
    ? undefined
    : kept({ latitude: count(at.lat), longitude: count(at.long), name: text(place?.title) });
};

const isStory = (message: Json, attachments: readonly Json[]): boolean =>
  attachments.some((one) => one.type === "story_mention") ||
  object(object(message.reply_to)?.story) !== undefined;

const typeOf = (message: Json, attachments: readonly Json[], media: readonly Media[]): string => {
  if (message.is_unsupported === true) return "unsupported";
  if (isStory(message, attachments)) return "story";
  if (object(message.quick_reply) !== undefined) return "button";
  if (locationOf(attachments) !== undefined) return "location";
  if (media[0] !== undefined) return media[0].kind;
  if (text(message.text) !== undefined) return "text";
  if (message.referral !== undefined) return "referral";
  return "unsupported";
};

export const referralContent = (referral: unknown): Json | undefined => {
  const part = object(referral);
  return part === undefined ? undefined : kept({ ...part, source_id: part.ad_id });
};

/** Instagram and Messenger have one form of message. */
export const pageMessageBody = (message: Json): Body => {
  const attachments = objects(message.attachments);
  const media = attachments.map(mediaOf).filter((one) => one !== undefined);
  const others = attachments.filter((one) => mediaOf(one) === undefined && one.type !== "location");
  return {
    type: typeOf(message, attachments, media),
    text: text(message.text),
    button_id: id(object(message.quick_reply)?.payload),
    reply_to: id(object(message.reply_to)?.mid),
    media: media.length === 0 ? undefined : media,
    content: kept({
      ...locationOf(attachments),
      attachments: others.length === 0 ? undefined : others,
      story: object(message.reply_to)?.story,
      referral: referralContent(message.referral),
      commands: message.commands,
    }),
  };
};
