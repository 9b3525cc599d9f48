import { businessScopedId, digits, messageId } from "./ids.ts";
import { isMediaWrite, type Write } from "./inbound-schema.ts";
import type { StoredMedia } from "./media.ts";
import { samplePicture, silentVoiceNote } from "./media-samples.ts";
import { messagingEvent } from "./messaging-webhook.ts";
import type { Simulator } from "./simulator.ts";
import type { Business, Channel, ChatMessage, Choice, Customer } from "./types.ts";
import type { Outcome } from "./webhook-delivery.ts";
import { type Written, whatsappMessage } from "./whatsapp-webhook.ts";

export type Refusal = { readonly error: string; readonly detail: string };

export const newCustomer = (
  channel: Channel,
  id: string | undefined,
  name: string,
  more: Partial<Customer> = {},
): Customer => {
  const own = id ?? (channel === "whatsapp" ? `213559${digits(6)}` : digits(16));
  return {
    key: `${channel}:${own}`,
    channel,
    id: own,
    bsuid: channel === "whatsapp" ? businessScopedId() : null,
    shows_phone: true,
    name,
    username: null,
    person: null,
    last_inbound_at: null,
    typing_until: null,
    ...more,
  };
};

const meet = (sim: Simulator, key: string): Customer => {
  const known = sim.world.customer(key);
  if (known) return known;
  const [channel = "", id = ""] = key.split(/:(.*)/s);
  return newCustomer(channel as Channel, id, `Client ${id.slice(-4)}`);
};

export const businessFor = (sim: Simulator, channel: Channel, id?: string): Business => {
  const known =
    id === undefined
      ? sim.world.businesses().find((business) => business.channel === channel)
      : sim.world.business(id);
  if (known) return known;
  const own = id ?? digits(15);
  const met: Business = { channel, id: own, account_id: own, name: own, handle: own };
  sim.world.addBusiness(met);
  return met;
};

const sampleOf = (type: string): readonly [Buffer, string] =>
  type === "audio"
    ? [silentVoiceNote(3), "audio/ogg; codecs=opus"]
    : [samplePicture(), "image/png"];

const mediaOf = (sim: Simulator, write: Write): StoredMedia | undefined => {
  if (!isMediaWrite(write)) return undefined;
  const { data, mime, filename } = write;
  const [sample, sampleMime] = sampleOf(write.type);
  const bytes = data === undefined ? sample : Buffer.from(data, "base64");
  return sim.media.add(bytes, mime ?? sampleMime, filename);
};

/** Buttons and rows of one of our messages, by their id. */
const choiceIn = (
  message: ChatMessage | undefined,
  id: string,
): Pick<Written, "choice" | "description" | "isListRow"> | undefined => {
  const choice = message?.choices?.find((one) => one.id === id);
  if (choice) return { choice, description: undefined, isListRow: false };
  const row = message?.list?.sections.flatMap(({ rows }) => rows).find((one) => one.id === id);
  if (!row) return undefined;
  const asChoice: Choice = { id: row.id, title: row.title, kind: "reply" };
  return { choice: asChoice, description: row.description, isListRow: true };
};

const bubbleText = (written: Written): string | undefined => {
  const { write, choice } = written;
  if ("text" in write) return write.text;
  if (write.type === "choose") return choice?.title;
  if (write.type === "contact") return `${write.name} · ${write.phone}`;
  return isMediaWrite(write) ? write.caption : undefined;
};

const bubble = (customer: Customer, business: Business, written: Written): ChatMessage => {
  const { write, id, at, media, mediaUrl } = written;
  return {
    id,
    at,
    customer: customer.key,
    business: business.id,
    from: "customer",
    type: write.type,
    text: bubbleText(written),
    reply_to: write.type === "choose" ? write.message : write.reply_to,
    receipt: "sending",
    ...(media && isMediaWrite(write)
      ? {
          media: {
            kind: write.type,
            url: mediaUrl,
            mime: media.mime,
            filename: media.filename,
            voice: write.voice,
          },
        }
      : {}),
    ...(write.type === "location"
      ? { location: { latitude: write.latitude, longitude: write.longitude, name: write.name } }
      : {}),
  };
};

/** Reactions, edits and deletions change a bubble that is there; everything else is a new one. */
const show = (sim: Simulator, customer: Customer, business: Business, written: Written): void => {
  const { write } = written;
  if (write.type === "reaction") return void sim.change(write.message, { reaction: write.emoji });
  if (write.type === "edit") return void sim.change(write.message, { text: write.text });
  if (write.type === "delete") return void sim.change(write.message, { deleted: true });
  if (!sim.settings().record || sim.world.message(written.id)) return;
  const message = bubble(customer, business, written);
  sim.world.addMessage(message);
  sim.tell(message);
};

export type Sent = { readonly id: string; readonly outcome: Promise<Outcome> };

/** A customer does something: the phone shows it and a webhook leaves. */
export const customerWrites = (sim: Simulator, write: Write, publicUrl: string): Sent | Refusal => {
  const customer = { ...meet(sim, write.customer), last_inbound_at: write.at_ms ?? Date.now() };
  const { channel } = customer;
  const business = businessFor(sim, channel, write.business);
  const chosen =
    write.type === "choose"
      ? choiceIn(sim.world.message(write.message), write.choice)
      : { choice: undefined, description: undefined, isListRow: false };
  if (!chosen)
    return { error: "choice_unknown", detail: "That message has no such button or row." };
  const media = mediaOf(sim, write);
  const id = write.id ?? messageId(channel);
  const mediaUrl = media ? `${publicUrl}/cdn/${media.id}` : "";
  const at = write.at_ms ?? Date.now();
  const written: Written = { write, id, at, media, mediaUrl, ...chosen };
  sim.putCustomer(customer);
  show(sim, customer, business, written);
  const piece =
    channel === "whatsapp"
      ? whatsappMessage(business, customer, written)
      : messagingEvent(business, customer, written);
  const update = { channel, business, field: "messages", piece, customer: customer.key };
  const outcome = sim.webhooks.push({ ...update, message: id });
  // Two ticks once the business's server has taken it.
  void outcome.then(({ acknowledged }) => {
    if (acknowledged) sim.change(id, { receipt: "delivered" });
  });
  return { id, outcome };
};
