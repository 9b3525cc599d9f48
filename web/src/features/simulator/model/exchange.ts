import type { Exchange } from "../data/wire.ts";

export type ExchangeTone = "good" | "bad" | "lost";

export function toneOf({ status }: Exchange): ExchangeTone {
  if (!status) return "lost";
  return status >= 200 && status < 300 ? "good" : "bad";
}

/** JSON in readable form; what is no JSON stays as it came. */
export function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

type Json = Record<string, unknown>;

const asObject = (value: unknown): Json =>
  typeof value === "object" && value !== null ? (value as Json) : {};
const first = (value: unknown): Json => asObject(Array.isArray(value) ? value[0] : undefined);

function parsed(text: string): Json {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return {};
  }
}

function whatsappSubject(value: Json): string {
  const [message, status] = [first(value.messages), first(value.statuses)];
  if (status.status) return `status.${String(status.status)}`;
  return message.type ? `message.${String(message.type)}` : "other";
}

const MESSAGING: readonly (readonly [key: string, subject: string])[] = [
  ["postback", "message.postback"],
  ["delivery", "status.delivered"],
  ["read", "status.read"],
  ["reaction", "message.reaction"],
  ["message_edit", "message.edit"],
];

function messagingSubject(event: Json): string {
  const message = asObject(event.message);
  if (message.is_echo) return "echo";
  if (message.attachments) return `message.${String(first(message.attachments).type)}`;
  if ("message" in event) return "message.text";
  return MESSAGING.find(([key]) => key in event)?.[1] ?? "other";
}

function graphSubject({ method, path }: Exchange & { kind: "graph" }, body: Json): string {
  if (!path.endsWith("/messages")) return `${method} ${path.split("/").slice(2).join("/")}`;
  if (body.status === "read") return "mark_read";
  if (body.sender_action) return String(body.sender_action);
  const interactive = asObject(body.interactive).type;
  const attachment = asObject(asObject(body.message).attachment).type;
  return `send.${String(interactive ?? body.type ?? attachment ?? "text")}`;
}

/** What an exchange is about, in the words of the networks: `message.text`, `status.read`, `send.list`. */
export function subjectOf(exchange: Exchange): string {
  const body = parsed(exchange.body);
  if (exchange.kind === "graph") return graphSubject(exchange, body);
  const entry = first(body.entry);
  const change = first(entry.changes);
  if (change.value) return whatsappSubject(asObject(change.value));
  return messagingSubject(first(entry.messaging));
}
