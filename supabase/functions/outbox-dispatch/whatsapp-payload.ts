import {
  type Built,
  built,
  choicesOf,
  lengthOf,
  numberedText,
  plainText,
  targetOf,
  unbuilt,
} from "./payload.ts";
import type { Item, Payload } from "./schema.ts";

const isWithin = (text: string, most: number): boolean => text !== "" && lengthOf(text) <= most;
const isDistinct = (texts: readonly string[]): boolean => new Set(texts).size === texts.length;

const isText = (text: string): boolean => text !== "" && lengthOf(text) <= 4096;
const MAX_BODY = 1024;

const fits = (payload: Payload): boolean =>
  lengthOf(payload.text ?? "") >= 1 &&
  lengthOf(payload.text ?? "") <= MAX_BODY &&
  lengthOf(payload.header ?? "") <= 60 &&
  lengthOf(payload.footer ?? "") <= 60 &&
  isDistinct(choicesOf(payload).map(({ id }) => id));

const frame = ({ header, text, footer }: Payload): Record<string, unknown> => ({
  ...(header ? { header: { type: "text", text: header } } : {}),
  body: { text: text ?? "" },
  ...(footer ? { footer: { text: footer } } : {}),
});

const interactive = (payload: Payload, type: string, action: Record<string, unknown>): Built =>
  built({ type: "interactive", interactive: { type, ...frame(payload), action } });

const textBody = (text: string): Built =>
  isText(text)
    ? built({ type: "text", text: { body: text, preview_url: false } })
    : unbuilt(`A text has 1 to 4096 characters, not ${lengthOf(text)}.`);

const numberedLines = (payload: Payload): Built => textBody(numberedText(payload, isText));

const buttons = (payload: Payload): Built => {
  const choices = payload.buttons ?? [];
  const titles = choices.map(({ title }) => title);
  const isForm =
    choices.length >= 1 &&
    choices.length <= 3 &&
    isDistinct(titles) &&
    choices.every(({ id, title }) => isWithin(title, 20) && isWithin(id, 256));
  if (!isForm || !fits(payload)) return numberedLines(payload);
  return interactive(payload, "button", {
    buttons: choices.map(({ id, title }) => ({ type: "reply", reply: { id, title } })),
  });
};

type Sections = NonNullable<Payload["list"]>["sections"];

/** Ten rows in all; several sections need names, which sources limit to 20 or 24 letters. */
const areSections = (sections: Sections): boolean =>
  sections.length <= 10 &&
  sections.every(
    ({ title, rows }) =>
      rows.length >= 1 && lengthOf(title ?? "") <= 20 && (sections.length === 1 || !!title),
  );

const list = (payload: Payload): Built => {
  const rows = choicesOf(payload);
  const { button = "", sections = [] } = payload.list ?? {};
  const isForm =
    rows.length >= 1 &&
    rows.length <= 10 &&
    isWithin(button, 20) &&
    areSections(sections) &&
    rows.every(
      ({ id, title, description }) =>
        isWithin(title, 24) && lengthOf(description ?? "") <= 72 && isWithin(id, 200),
    );
  if (!isForm || !fits(payload)) return numberedLines(payload);
  return interactive(payload, "list", {
    button,
    sections: sections.map(({ title, rows: own }) => ({
      ...(title ? { title } : {}),
      rows: own.map(({ id, title: name, description }) => ({
        id,
        title: name,
        ...(description ? { description } : {}),
      })),
    })),
  });
};

const media = ({ media: file }: Payload): Built => {
  if (!file) return unbuilt("The file is missing.");
  const { kind, link, media_id: id, caption, filename } = file;
  if (caption && (kind === "audio" || kind === "sticker")) {
    return unbuilt("Sound and stickers take no words: send them by themselves.");
  }
  return built({
    type: kind,
    [kind]: {
      ...(id ? { id } : { link }),
      ...(caption ? { caption } : {}),
      ...(kind === "document" && filename ? { filename } : {}),
    },
  });
};

const template = ({ template: chosen, text }: Payload): Built => {
  if (!chosen?.name || !chosen.language) {
    return text ? textBody(text) : unbuilt("The template has no name or language at Meta.");
  }
  const { name, language, components } = chosen;
  return built({
    type: "template",
    template: { name, language: { code: language }, components: components ?? [] },
  });
};

/** The form has a body and nothing else: header and footer stand in it. */
const placeRequest = (payload: Payload): Built => {
  const text = plainText(payload);
  if (!isWithin(text, MAX_BODY)) return textBody(text);
  return interactive({ type: payload.type, text }, "location_request_message", {
    name: "send_location",
  });
};

/** No message of its own: it says that theirs was read, and perhaps that an answer is coming. */
const seen = (item: Item): Built => {
  const target = targetOf(item);
  if (target === undefined) return unbuilt("It names no message.");
  return built({
    messaging_product: "whatsapp",
    status: "read",
    message_id: target,
    ...(item.payload.type === "typing" ? { typing_indicator: { type: "text" } } : {}),
  });
};

const content = ({ payload }: Item): Built => {
  switch (payload.type) {
    case "text":
      return textBody(plainText(payload));
    case "buttons":
      return buttons(payload);
    case "list":
      return list(payload);
    case "media":
      return media(payload);
    case "template":
      return template(payload);
    case "location_request":
      return placeRequest(payload);
    case "reaction":
      return built({
        type: "reaction",
        reaction: { message_id: payload.reaction?.target, emoji: payload.reaction?.emoji ?? "" },
      });
    default:
      return unbuilt(`There is no type ${payload.type.slice(0, 40)}.`);
  }
};

/** Numbers go in `to`, business-scoped ids in `recipient`. */
const recipientOf = ({ to }: Item): Record<string, string> | undefined => {
  if (to.kind === "wa_id") return { to: to.value };
  return to.kind === "bsuid" ? { recipient: to.value } : undefined;
};

export const whatsappPayload = (item: Item): Built => {
  const { type } = item.payload;
  if (type === "mark_read" || type === "typing") return seen(item);
  const recipient = recipientOf(item);
  if (recipient === undefined) return unbuilt("The customer has no id on WhatsApp.");
  const said = content(item);
  if (said.body === null) return said;
  return built({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    ...recipient,
    // A message that quotes another one; a reaction names it in its own way.
    ...(item.payload.target && type !== "reaction"
      ? { context: { message_id: item.payload.target } }
      : {}),
    ...said.body,
    biz_opaque_callback_data: item.callback,
  });
};
