import { fault, guarded } from "./guarded.ts";
import type { Channel, Item } from "./item.ts";
import { pageEntry } from "./page.ts";
import { id, type Json, object } from "./read.ts";
import { whatsappChange } from "./whatsapp.ts";

const channels: Readonly<Record<string, Channel>> = {
  whatsapp_business_account: "whatsapp",
  instagram: "instagram",
  page: "messenger",
};

/** What the body says it is; undefined for objects that we never subscribed to. */
export const channelOf = (body: unknown): Channel | undefined => {
  const name = object(body)?.object;
  return typeof name === "string" && Object.hasOwn(channels, name) ? channels[name] : undefined;
};

const whatsappEntry = (entry: Json): readonly Item[] =>
  guarded(entry.changes, id(entry.id), "changes", (change) => whatsappChange(change, entry));

/** All that one entry says; one that says nothing that we read is kept whole. */
const entryItems = (channel: Channel, entry: Json): readonly Item[] => {
  const items = channel === "whatsapp" ? whatsappEntry(entry) : pageEntry(channel, entry);
  return items.length > 0 ? items : [fault(id(entry.id), "entry", entry)];
};

/** Every item of a body of Meta, in its order. It never throws: what is not understood is an item too. */
export const parseDelivery = (channel: Channel, body: unknown): readonly Item[] => {
  const entries = object(body)?.entry;
  if (channelOf(body) !== channel || !Array.isArray(entries)) {
    return [fault(id(object(Array.isArray(entries) ? entries[0] : undefined)?.id), "object", body)];
  }
  return guarded(entries, undefined, "entry", (entry) => entryItems(channel, entry));
};
