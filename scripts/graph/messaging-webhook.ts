import { isMediaWrite } from "./inbound-schema.ts";
import type { Business, ChatMessage, Customer } from "./types.ts";
import type { Written } from "./whatsapp-webhook.ts";

const fromCustomer = (business: Business, customer: Customer, at: number): object => ({
  sender: { id: customer.id },
  recipient: { id: business.id },
  timestamp: at,
});

const attachmentKind = (type: string): string =>
  type === "document" ? "file" : type === "sticker" ? "image" : type;

const attachment = ({ write, media, mediaUrl }: Written): object => {
  if (!media) return {};
  const kind = attachmentKind(write.type);
  const isSticker = write.type === "sticker";
  const payload = { url: mediaUrl, ...(isSticker ? { sticker_id: 369_239_263_222_822 } : {}) };
  const text = isMediaWrite(write) && write.caption ? { text: write.caption } : {};
  return { ...text, attachments: [{ type: kind, payload }] };
};

const messageOf = (business: Business, written: Written): object => {
  const { write, choice } = written;
  switch (write.type) {
    case "text":
      return { text: write.text };
    case "choose":
      return { text: choice?.title, quick_reply: { payload: choice?.id } };
    case "location": {
      // Messenger and Instagram have no location of their own any more: people send a link.
      const { latitude, longitude, name } = write;
      if (business.channel === "instagram") {
        return { text: `https://maps.google.com/?q=${latitude},${longitude}` };
      }
      const payload = { coordinates: { lat: latitude, long: longitude } };
      return { attachments: [{ type: "location", title: name ?? "Pinned Location", payload }] };
    }
    case "contact":
      return { text: `${write.name} ${write.phone}` };
    case "referral":
      return {
        text: write.text,
        referral: { ref: write.ref, source: "ADS", type: "OPEN_THREAD", ad_id: write.ref },
      };
    case "delete":
      return { is_deleted: true };
    case "unsupported":
      return { is_unsupported: true };
    default:
      return attachment(written);
  }
};

/** One element of `messaging`: what one customer did. */
export const messagingEvent = (
  business: Business,
  customer: Customer,
  written: Written,
): object => {
  const { write, id, at, choice } = written;
  const head = fromCustomer(business, customer, at);
  if (write.type === "reaction") {
    const isOn = write.emoji !== "";
    const kind = isOn ? { reaction: "other", emoji: write.emoji } : {};
    return {
      ...head,
      reaction: { mid: write.message, action: isOn ? "react" : "unreact", ...kind },
    };
  }
  if (write.type === "edit") {
    return { ...head, message_edit: { mid: write.message, text: write.text, num_edit: 1 } };
  }
  if (write.type === "choose" && choice?.kind === "postback") {
    return { ...head, postback: { mid: id, title: choice.title, payload: choice.id } };
  }
  const mid = write.type === "delete" ? write.message : id;
  const reply = write.reply_to === undefined ? {} : { reply_to: { mid: write.reply_to } };
  return { ...head, message: { mid, ...messageOf(business, written), ...reply } };
};

/** What the business itself sent comes back to it, with the note it had added. */
export const echoEvent = (
  business: Business,
  customer: Customer,
  message: ChatMessage,
  content: object,
): object => ({
  sender: { id: business.id },
  recipient: { id: customer.id },
  timestamp: message.at,
  message: {
    mid: message.id,
    is_echo: true,
    app_id: 424_242_424_242,
    ...(message.callback === undefined ? {} : { metadata: message.callback }),
    ...content,
  },
});

/** Messenger says "everything until then"; Instagram names the last message that was seen. */
export const receiptEvent = (
  business: Business,
  customer: Customer,
  message: ChatMessage,
  status: { readonly name: string; readonly at: number },
): object | undefined => {
  const head = fromCustomer(business, customer, status.at);
  if (business.channel === "instagram") {
    return status.name === "read" ? { ...head, read: { mid: message.id } } : undefined;
  }
  if (status.name === "delivered") {
    return { ...head, delivery: { mids: [message.id], watermark: message.at } };
  }
  return status.name === "read" ? { ...head, read: { watermark: message.at } } : undefined;
};
