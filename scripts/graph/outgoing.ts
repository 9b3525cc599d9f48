import type { SendApiMessage } from "./send-api-schema.ts";
import type { ChatMedia, ChatMessage, Choice } from "./types.ts";
import type { WhatsAppSend } from "./whatsapp-schema.ts";

/** What a phone shows of a message, whichever API it came by. */
export type Bubble = Pick<
  ChatMessage,
  | "type"
  | "text"
  | "header"
  | "footer"
  | "choices"
  | "list"
  | "media"
  | "location"
  | "template"
  | "reply_to"
>;

type Ref = { readonly id?: string | undefined; readonly link?: string | undefined };
/** Where a phone finds a file: an upload by its id, or the link itself. */
export type MediaUrl = (ref: Ref) => string;

const mimes: Readonly<Record<string, string>> = {
  image: "image/*",
  audio: "audio/*",
  video: "video/*",
  document: "application/octet-stream",
  sticker: "image/webp",
};

const media = (kind: string, url: string, filename?: unknown): ChatMedia => ({
  kind: kind as ChatMedia["kind"],
  url,
  mime: mimes[kind] ?? "application/octet-stream",
  filename: typeof filename === "string" ? filename : undefined,
});

type Interactive = Extract<WhatsAppSend, { type: "interactive" }>["interactive"];

const choicesOf = (interactive: Interactive): Pick<Bubble, "choices" | "list"> => {
  switch (interactive.type) {
    case "button":
      return {
        choices: interactive.action.buttons.map(({ reply }) => ({ ...reply, kind: "reply" })),
      };
    case "list": {
      const { button, sections } = interactive.action;
      return {
        list: { button, sections: sections.map((one) => ({ ...one, title: one.title ?? "" })) },
      };
    }
    case "location_request_message":
      return { choices: [{ id: "send_location", title: "", kind: "location" }] };
    case "cta_url": {
      const { display_text: title, url } = interactive.action.parameters;
      return { choices: [{ id: url, title, kind: "url" }] };
    }
  }
};

const interactiveBubble = (interactive: Interactive, urlOf: MediaUrl): Partial<Bubble> => {
  const { header, footer } = interactive as {
    header?: { type: string; text?: string; image?: Ref };
    footer?: { text: string };
  };
  return {
    text: interactive.body.text,
    header: header?.text,
    footer: footer?.text,
    ...(header?.image ? { media: media("image", urlOf(header.image)) } : {}),
    ...choicesOf(interactive),
  };
};

const templateText = (components: readonly Record<string, unknown>[] | undefined): string =>
  (components ?? [])
    .flatMap(({ parameters }) =>
      Array.isArray(parameters) ? (parameters as { text?: string }[]) : [],
    )
    .map(({ text }) => text ?? "")
    .filter(Boolean)
    .join(" · ");

const whatsappContent = (send: WhatsAppSend, urlOf: MediaUrl): Partial<Bubble> => {
  switch (send.type) {
    case "text":
      return { text: send.text.body };
    case "interactive":
      return interactiveBubble(send.interactive, urlOf);
    case "template":
      return { template: send.template.name, text: templateText(send.template.components) };
    case "location": {
      const { latitude, longitude, name } = send.location;
      return { location: { latitude, longitude, name } };
    }
    case "contacts":
      return { text: "👤" };
    case "reaction":
      return {};
    default: {
      const file = (send as Record<string, unknown>)[send.type] as Ref & Record<string, unknown>;
      const caption = typeof file.caption === "string" ? file.caption : undefined;
      return { text: caption, media: media(send.type, urlOf(file), file.filename) };
    }
  }
};

export const whatsappBubble = (send: WhatsAppSend, urlOf: MediaUrl): Bubble => ({
  type: send.type,
  ...(send.context ? { reply_to: send.context.message_id } : {}),
  ...whatsappContent(send, urlOf),
});

type Button = {
  readonly type: string;
  readonly title: string;
  readonly payload?: unknown;
  readonly url?: unknown;
};

const buttonChoice = ({ type, title, payload, url }: Button): Choice =>
  type === "postback"
    ? { id: String(payload), title, kind: "postback" }
    : { id: String(url ?? payload), title, kind: "url" };

const attachmentBubble = (
  attachment: NonNullable<SendApiMessage["message"]["attachment"]>,
  urlOf: MediaUrl,
): Partial<Bubble> => {
  if (attachment.type !== "template") {
    const { url, attachment_id: id } = attachment.payload;
    const kind = attachment.type === "file" ? "document" : attachment.type;
    return { type: kind, media: media(kind, urlOf({ id, link: url })) };
  }
  const { payload } = attachment;
  if (payload.template_type === "button") {
    return { type: "interactive", text: payload.text, choices: payload.buttons.map(buttonChoice) };
  }
  const [first] = payload.elements;
  return {
    type: "interactive",
    text: payload.elements
      .map(({ title, subtitle }) => [title, subtitle].filter(Boolean).join("\n"))
      .join("\n\n"),
    choices: payload.elements.flatMap(({ buttons }) => (buttons ?? []).map(buttonChoice)),
    ...(first?.image_url ? { media: media("image", first.image_url) } : {}),
  };
};

export const sendApiBubble = ({ message }: SendApiMessage, urlOf: MediaUrl): Bubble => {
  const quick = (message.quick_replies ?? []).map(
    (reply): Choice =>
      reply.content_type === "text"
        ? { id: String(reply.payload), title: String(reply.title), kind: "quick_reply" }
        : { id: reply.content_type, title: reply.content_type, kind: "quick_reply" },
  );
  return {
    type: "text",
    text: message.text,
    ...(message.reply_to ? { reply_to: message.reply_to.mid } : {}),
    ...(message.attachment ? attachmentBubble(message.attachment, urlOf) : {}),
    ...(quick.length > 0 ? { choices: quick } : {}),
  };
};
