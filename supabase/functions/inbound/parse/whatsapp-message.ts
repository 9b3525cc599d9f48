import type { Item, Media, MediaKind, Party } from "./item.ts";
import { count, id, instant, type Json, kept, list, object, text, without } from "./read.ts";

type Body = Pick<Item, "type" | "text" | "button_id" | "content" | "media">;

const mediaKinds = ["image", "audio", "video", "document", "sticker"] as const;
const isMediaKind = (type: string): type is MediaKind =>
  (mediaKinds as readonly string[]).includes(type);

const mediaOf = (kind: MediaKind, part: Json): Media => ({
  kind,
  media_id: id(part.id),
  url: text(part.url),
  mime: text(part.mime_type),
  sha256: text(part.sha256),
  size: count(part.file_size),
  filename: text(part.filename),
  voice: part.voice === true ? true : undefined,
});

const interactiveBody = (part: Json): Body => {
  const button = object(part.button_reply);
  if (button !== undefined) return { type: "button", ...titled(button) };
  const row = object(part.list_reply);
  if (row !== undefined) {
    return { type: "list", ...titled(row), content: kept({ description: row.description }) };
  }
  // Answers of forms and calls: kept whole, the core sees the type.
  return { type: "interactive", content: kept({ interactive: part }) };
};

const titled = (part: Json): Body => ({ text: text(part.title), button_id: id(part.id) });

/** What each type says, apart from who and when. */
export const messageBody = (message: Json): Body => {
  const type = text(message.type) ?? "unsupported";
  const part = object(message[type]) ?? {};
  if (isMediaKind(type)) {
    return { type, text: text(part.caption), media: [mediaOf(type, part)] };
  }
  switch (type) {
    case "text":
      return { type, text: text(part.body) ?? "" };
    case "interactive":
      return interactiveBody(part);
    case "button":
      return { type, text: text(part.text), button_id: id(part.payload) };
    case "location":
      return { type, content: kept(part) };
    case "contacts":
      return { type, content: kept({ contacts: message.contacts }) };
    case "order":
      return {
        type,
        text: text(part.text),
        content: kept({ ...part, product_items: list(part.product_items) }),
      };
    default:
      return { type, content: kept({ [type]: message[type], errors: message.errors }) };
  }
};

const referralOf = (message: Json): Json | undefined => {
  const referral = object(message.referral);
  if (referral === undefined) return undefined;
  return kept({
    ...without(referral, "source_type"),
    source: referral.source_type,
    ref: referral.ref ?? referral.ctwa_clid,
  });
};

/** What comes beside the body of any type. */
const extras = (message: Json): Json => {
  const context = object(message.context) ?? {};
  return {
    referral: referralOf(message),
    referred_product: context.referred_product,
    group_id: message.group_id,
    frequently_forwarded: context.frequently_forwarded,
    identity: message.identity,
  };
};

const changedIds = (system: Json): Party | undefined => {
  const ids = {
    wa_id: id(system.wa_id) ?? id(system.new_wa_id),
    bsuid: id(system.user_id),
  };
  return ids.wa_id === undefined && ids.bsuid === undefined ? undefined : ids;
};

/** Types that speak about another message or about the customer, not to us. */
const special = (message: Json, type: string): Partial<Item> | undefined => {
  const part = object(message[type]) ?? {};
  const target = id(part.original_message_id) ?? id(part.message_id);
  if (type === "reaction") return { kind: "reaction", target, text: text(part.emoji) ?? "" };
  if (type === "edit") {
    const edited = messageBody(object(part.message) ?? {});
    return { kind: "edit", target, text: edited.text, content: edited.content };
  }
  if (type === "revoke" || type === "deleted") return { kind: "deletion", target };
  if (type === "system") {
    return { kind: "system", type: text(part.type) ?? "user_changed", new: changedIds(part) };
  }
  return undefined;
};

/** Whoever changed ids is the one of before: a new id in its place would be a stranger. */
const partyBefore = (message: Json, from: Party): Party => {
  const system = object(message.system);
  if (message.type !== "system" || system === undefined) return from;
  const isNew = from.bsuid !== undefined && from.bsuid === id(system.user_id);
  return { ...from, bsuid: id(system.previous_user_id) ?? (isNew ? undefined : from.bsuid) };
};

export const whatsappMessage = (message: Json, identity: string | undefined, who: Party): Item => {
  const type = text(message.type) ?? "unsupported";
  const context = object(message.context) ?? {};
  const from = partyBefore(message, who);
  const common = { identity, id: id(message.id), at_ms: instant(message.timestamp), from };
  const about = special(message, type);
  if (about !== undefined) return { kind: "unknown", ...common, ...about };
  const body = messageBody(message);
  return {
    kind: "message",
    ...common,
    ...body,
    reply_to: id(context.id),
    forwarded: context.forwarded === true || context.frequently_forwarded === true || undefined,
    content: kept({ ...body.content, ...extras(message) }),
  };
};
