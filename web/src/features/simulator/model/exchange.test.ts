import { expect, test } from "vitest";
import type { Exchange } from "../data/wire.ts";
import { readable, subjectOf, toneOf } from "./exchange.ts";

const webhook = (body: unknown): Exchange => ({
  seq: 1,
  at: 1,
  kind: "webhook",
  delivery: "d",
  channel: "whatsapp",
  url: "u",
  attempt: 1,
  signature: "s",
  body: JSON.stringify(body),
  customer: null,
  status: 200,
  answer: "",
  latency_ms: 1,
  retry_in_ms: null,
  fault: null,
});
const whatsapp = (value: object) => webhook({ entry: [{ changes: [{ value }] }] });
const messaging = (event: object) => webhook({ entry: [{ messaging: [event] }] });
const graph = (body: object, path = "/v23.0/1/messages"): Exchange => ({
  seq: 1,
  at: 1,
  kind: "graph",
  channel: "whatsapp",
  method: "POST",
  path,
  body: JSON.stringify(body),
  customer: null,
  status: 0,
  answer: "",
  latency_ms: 1,
  fault: null,
});

test.each([
  [whatsapp({ messages: [{ type: "audio" }] }), "message.audio"],
  [whatsapp({ statuses: [{ status: "read" }] }), "status.read"],
  [messaging({ message: { text: "x" } }), "message.text"],
  [messaging({ message: { is_echo: true } }), "echo"],
  [messaging({ postback: {} }), "message.postback"],
  [messaging({ delivery: {} }), "status.delivered"],
  [graph({ type: "interactive", interactive: { type: "list" } }), "send.list"],
  [graph({ status: "read" }), "mark_read"],
  [graph({ message: { text: "x" } }), "send.text"],
  [graph({}, "/v23.0/42"), "POST 42"],
  [webhook("nothing known"), "other"],
])("what it is about: %#", (exchange, subject) => {
  expect(subjectOf(exchange)).toBe(subject);
});

test("no answer is neither good nor bad", () => {
  expect(toneOf(graph({}))).toBe("lost");
  expect(toneOf(webhook({}))).toBe("good");
});

test("escaped letters are readable, and no JSON stays as it is", () => {
  expect(readable('{"t":"\\u0633\\u0644\\u0627\\u0645"}')).toContain("سلام");
  expect(readable("<html>")).toBe("<html>");
});
