import { fault, guarded } from "./guarded.ts";
import type { Channel, Item, Party } from "./item.ts";
import { pageMessageBody, referralContent } from "./page-message.ts";
import { id, instant, type Json, kept, list, object, text } from "./read.ts";

type Event = {
  readonly raw: Json;
  readonly identity: string | undefined;
  readonly at: number | undefined;
  readonly from: Party;
  readonly sender: string | undefined;
};

/** A person's id means something to one page only, and is called differently on each network. */
const partyOf = (channel: Channel, value: unknown): Party => {
  const part = object(value) ?? {};
  const own = id(part.id);
  const names = { name: text(part.name), username: text(part.username) };
  return channel === "instagram" ? { igsid: own, ...names } : { psid: own, ...names };
};

const echo = (channel: Channel, { raw, at }: Event, message: Json, entry: Json): Item => {
  const metadata = text(message.metadata);
  return {
    kind: "echo",
    identity: id(object(raw.sender)?.id) ?? id(entry.id),
    id: id(message.mid),
    at_ms: at,
    to: partyOf(channel, raw.recipient),
    callback: metadata?.startsWith("vg1.") ? metadata : undefined,
    ...pageMessageBody(message),
  };
};

const message = ({ identity, at, from }: Event, part: Json): Item => {
  const mid = id(part.mid);
  if (part.is_deleted === true) return { kind: "deletion", identity, at_ms: at, from, target: mid };
  return { kind: "message", identity, at_ms: at, from, id: mid, ...pageMessageBody(part) };
};

const postback = ({ identity, at, from, sender }: Event, part: Json): Item => ({
  kind: "message",
  identity,
  at_ms: at,
  from,
  // Old ones have no id of their own: who, when and what make one.
  id: id(part.mid) ?? `postback|${sender}|${at}|${text(part.payload) ?? ""}`.slice(0, 300),
  type: "postback",
  text: text(part.title),
  button_id: id(part.payload),
  content: kept({ referral: referralContent(part.referral) }),
});

const referral = ({ identity, at, from, sender }: Event, part: Json): Item => ({
  kind: "message",
  identity,
  at_ms: at,
  from,
  id: `referral|${sender}|${at}|${text(part.ref) ?? ""}`.slice(0, 300),
  type: "referral",
  content: referralContent(part),
});

const reaction = ({ identity, at, from }: Event, part: Json): Item => ({
  kind: "reaction",
  identity,
  at_ms: at,
  from,
  id: `${id(part.mid)}|${part.action === "unreact" ? "" : text(part.emoji)}|${at}`.slice(0, 300),
  target: id(part.mid),
  text: part.action === "unreact" ? "" : (text(part.emoji) ?? text(part.reaction) ?? ""),
});

const edit = ({ identity, at, from }: Event, part: Json): Item => ({
  kind: "edit",
  identity,
  at_ms: at,
  from,
  id: `${id(part.mid)}|${id(part.num_edit) ?? at}`.slice(0, 300),
  target: id(part.mid),
  text: text(part.text),
});

/** Up to here, all was delivered or read. Instagram names the one message instead of a time. */
const watermark = ({ identity, at, from }: Event, status: string, part: Json): Item => {
  const ids = [...list(part.mids), part.mid].flatMap((one) => id(one) ?? []);
  return {
    kind: "watermark",
    identity,
    at_ms: at,
    from,
    status,
    watermark_ms: instant(part.watermark) ?? at,
    ids: ids.length === 0 ? undefined : ids,
  };
};

const ownKeys = ["sender", "recipient", "timestamp", "postback", "message"];

const unknown = ({ identity, at, from, raw }: Event): Item => ({
  kind: "unknown",
  identity,
  at_ms: at,
  from,
  field: Object.keys(raw).find((key) => !ownKeys.includes(key)) ?? "messaging",
  content: kept({ raw }),
});

/** One event of one person, whatever it is about. */
export const pageEvent = (channel: Channel, raw: Json, entry: Json): Item => {
  const identity = id(object(raw.recipient)?.id) ?? id(entry.id);
  const from = partyOf(channel, raw.sender);
  const at = instant(raw.timestamp) ?? instant(entry.time);
  const event: Event = { raw, identity, at, from, sender: id(object(raw.sender)?.id) };
  const part = (key: string): Json | undefined => object(raw[key]);
  const said = part("message");
  if (said?.is_echo === true) return echo(channel, event, said, entry);
  if (said !== undefined) return message(event, said);
  const handlers: readonly (readonly [string, (part: Json) => Item])[] = [
    ["postback", (one) => postback(event, one)],
    ["reaction", (one) => reaction(event, one)],
    ["message_edit", (one) => edit(event, one)],
    ["delivery", (one) => watermark(event, "delivered", one)],
    ["read", (one) => watermark(event, "read", one)],
    ["referral", (one) => referral(event, one)],
  ];
  for (const [key, handle] of handlers) {
    const one = part(key);
    if (one !== undefined) return handle(one);
  }
  return unknown(event);
};

/** While another app has the conversation we only listen: kept, and nothing answers. */
const standby = (channel: Channel, raw: Json, entry: Json): Item => {
  const { kind: _, ...item } = pageEvent(channel, raw, entry);
  return { ...item, kind: "unknown", field: "standby", content: kept({ raw }) };
};

const pageChange = (channel: Channel, change: Json, entry: Json): Item => {
  const value = object(change.value);
  const field = text(change.field) ?? "unknown";
  if (value === undefined) return fault(id(entry.id), field, change);
  // The dashboard's test button sends messages in this form.
  if (object(value.sender) !== undefined) return pageEvent(channel, value, entry);
  const content = kept(value);
  return { kind: "account", identity: id(entry.id), field, at_ms: instant(entry.time), content };
};

export const pageEntry = (channel: Channel, entry: Json): readonly Item[] => {
  const account = id(entry.id);
  return [
    ...guarded(entry.messaging, account, "messaging", (one) => pageEvent(channel, one, entry)),
    ...guarded(entry.standby, account, "standby", (one) => standby(channel, one, entry)),
    ...guarded(entry.changes, account, "changes", (one) => pageChange(channel, one, entry)),
  ];
};
