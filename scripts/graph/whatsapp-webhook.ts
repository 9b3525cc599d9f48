import { statusErrors } from "./errors.ts";
import { isMediaWrite, type Write } from "./inbound-schema.ts";
import type { StoredMedia } from "./media.ts";
import type { Business, ChatMessage, Choice, Customer } from "./types.ts";

/** What is known of a message beyond what the customer did. */
export type Written = {
  readonly write: Write;
  readonly id: string;
  readonly at: number;
  readonly media: StoredMedia | undefined;
  readonly mediaUrl: string;
  readonly choice: Choice | undefined;
  /** The chosen row's second line. */
  readonly description: string | undefined;
  readonly isListRow: boolean;
};

const seconds = (ms: number): string => String(Math.floor(ms / 1000));

const value = (business: Business, rest: object): object => ({
  messaging_product: "whatsapp",
  metadata: { display_phone_number: business.handle, phone_number_id: business.id },
  ...rest,
});

const contactOf = (customer: Customer): object => ({
  profile: {
    name: customer.name,
    ...(customer.username === null ? {} : { username: customer.username }),
  },
  ...(customer.shows_phone ? { wa_id: customer.id } : {}),
  ...(customer.bsuid === null ? {} : { user_id: customer.bsuid }),
});

const sender = (customer: Customer): object => ({
  ...(customer.shows_phone ? { from: customer.id } : {}),
  ...(customer.bsuid === null ? {} : { from_user_id: customer.bsuid }),
});

const mediaPart = ({ write, media }: Written): object => {
  if (!isMediaWrite(write) || !media) return {};
  const { caption, type, voice } = write;
  return {
    mime_type: media.mime,
    sha256: media.sha256,
    id: media.id,
    ...(caption === undefined ? {} : { caption }),
    ...(media.filename === undefined || type !== "document" ? {} : { filename: media.filename }),
    ...(type === "audio" ? { voice: voice ?? false } : {}),
    ...(type === "sticker" ? { animated: false } : {}),
  };
};

const interactive = ({ choice, description, isListRow }: Written): object => {
  const reply = { id: choice?.id, title: choice?.title };
  if (!isListRow) return { type: "button_reply", button_reply: reply };
  return { type: "list_reply", list_reply: { ...reply, ...(description ? { description } : {}) } };
};

const contentOf = (written: Written): object => {
  const { write } = written;
  switch (write.type) {
    case "text":
      return { type: "text", text: { body: write.text } };
    case "choose":
      return { type: "interactive", interactive: interactive(written) };
    case "location": {
      const { latitude, longitude, name, address } = write;
      return { type: "location", location: { latitude, longitude, name, address } };
    }
    case "reaction":
      return {
        type: "reaction",
        reaction: { message_id: write.message, ...(write.emoji ? { emoji: write.emoji } : {}) },
      };
    case "edit":
      return {
        type: "edit",
        edit: {
          original_message_id: write.message,
          message: { type: "text", text: { body: write.text } },
        },
      };
    case "delete":
      return { type: "revoke", revoke: { original_message_id: write.message } };
    case "contact":
      return { type: "contacts", contacts: [contactCard(write)] };
    case "referral":
      return {
        type: "text",
        text: { body: write.text },
        referral: {
          source_url: "https://fb.me/simulated",
          source_type: "ad",
          source_id: write.ref,
          headline: write.ref,
          ctwa_clid: `clid-${write.ref}`,
        },
      };
    case "unsupported":
      return {
        type: "unsupported",
        errors: [{ ...statusErrors(131051)[0], title: "Message type unknown" }],
      };
    default:
      return { type: write.type, [write.type]: mediaPart(written) };
  }
};

const contactCard = ({ name, phone }: { name: string; phone: string }): object => ({
  name: { formatted_name: name, first_name: name },
  phones: [{ phone, wa_id: phone.replace(/\D/g, ""), type: "CELL" }],
});

/** The value of a change: one message of one customer. */
export const whatsappMessage = (
  business: Business,
  customer: Customer,
  written: Written,
): object => {
  const { write, id, at } = written;
  const target = write.type === "choose" ? write.message : write.reply_to;
  const context = {
    ...(target === undefined ? {} : { from: business.handle, id: target }),
    ...(write.forwarded ? { forwarded: true } : {}),
  };
  return value(business, {
    contacts: [contactOf(customer)],
    messages: [
      {
        ...(Object.keys(context).length === 0 ? {} : { context }),
        ...sender(customer),
        id,
        timestamp: seconds(at),
        ...contentOf(written),
      },
    ],
  });
};

const billing = {
  conversation: { origin: { type: "service" } },
  pricing: {
    billable: false,
    pricing_model: "PMP",
    category: "service",
    type: "free_customer_service",
  },
};

/** The value of a change: what became of one message of ours. */
export const whatsappStatus = (
  business: Business,
  customer: Customer,
  message: ChatMessage,
  status: { readonly name: string; readonly at: number; readonly code?: number | undefined },
): object =>
  value(business, {
    statuses: [
      {
        id: message.id,
        status: status.name,
        timestamp: seconds(status.at),
        recipient_id: customer.id,
        ...(customer.bsuid === null ? {} : { recipient_user_id: customer.bsuid }),
        ...(message.callback === undefined ? {} : { biz_opaque_callback_data: message.callback }),
        ...(status.name === "failed" ? {} : billing),
        ...(status.code === undefined ? {} : { errors: statusErrors(status.code) }),
      },
    ],
  });
