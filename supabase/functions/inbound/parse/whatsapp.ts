import { fault, guarded } from "./guarded.ts";
import type { Item, Party } from "./item.ts";
import { id, instant, type Json, kept, list, object, objects, text } from "./read.ts";
import { messageBody, whatsappMessage } from "./whatsapp-message.ts";

/** Who wrote: the number may be missing since people have names, and then the business-scoped id counts. */
const partyOf = (message: Json, contacts: readonly Json[]): Party => {
  const waId = id(message.from);
  const bsuid = id(message.from_user_id);
  const known =
    contacts.find((one) => waId !== undefined && id(one.wa_id) === waId) ??
    contacts.find((one) => bsuid !== undefined && id(one.user_id) === bsuid) ??
    (contacts.length === 1 && waId === undefined && bsuid === undefined ? contacts[0] : undefined);
  const profile = object(known?.profile) ?? {};
  return {
    wa_id: waId ?? id(known?.wa_id),
    bsuid: bsuid ?? id(known?.user_id),
    name: text(profile.name),
    username: text(profile.username),
  };
};

const errorOf = (status: Json): Json | undefined => {
  const error = object(list(status.errors)[0]);
  if (error === undefined) return undefined;
  return kept({
    code: typeof error.code === "number" ? Math.trunc(error.code) : undefined,
    title: text(error.title),
    details: text(object(error.error_data)?.details) ?? text(error.message),
  });
};

const statusItem = (status: Json, identity: string | undefined): Item => ({
  kind: "status",
  identity,
  id: id(status.id),
  status: text(status.status),
  at_ms: instant(status.timestamp),
  callback: text(status.biz_opaque_callback_data),
  to: { wa_id: id(status.recipient_id), bsuid: id(status.recipient_user_id) },
  error: errorOf(status),
  content: kept({ conversation: status.conversation, pricing: status.pricing }),
});

const echoItem = (message: Json, identity: string | undefined): Item => {
  const body = messageBody(message);
  return {
    kind: "echo",
    identity,
    id: id(message.id),
    at_ms: instant(message.timestamp),
    to: { wa_id: id(message.to), bsuid: id(message.to_user_id) },
    ...body,
  };
};

const ofMessages = (value: Json, identity: string | undefined): readonly Item[] => {
  const contacts = objects(value.contacts);
  return [
    ...guarded(value.messages, identity, "messages", (one) =>
      whatsappMessage(one, identity, partyOf(one, contacts)),
    ),
    ...guarded(value.statuses, identity, "statuses", (one) => statusItem(one, identity)),
    ...guarded(value.message_echoes, identity, "message_echoes", (one) => echoItem(one, identity)),
    ...list(value.errors).map(
      (error): Item => ({ kind: "account", identity, field: "errors", content: kept({ error }) }),
    ),
  ];
};

/** One change of one account. Whatever is not a message belongs to the account. */
export const whatsappChange = (change: Json, entry: Json): readonly Item[] => {
  const value = object(change.value);
  const field = text(change.field) ?? "unknown";
  const account = id(entry.id);
  if (value === undefined) return [fault(account, field, change)];
  const identity = id(object(value.metadata)?.phone_number_id) ?? account;
  const items = ofMessages(value, identity);
  if (items.length > 0) return items;
  if (field === "messages") return [fault(identity, field, change)];
  return [{ kind: "account", identity, field, at_ms: instant(entry.time), content: kept(value) }];
};
