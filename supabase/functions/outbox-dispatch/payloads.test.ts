import { expect, test } from "vitest";
import { pagePayload } from "./page-payload.ts";
import type { Item, Payload } from "./schema.ts";
import { itemOf } from "./test-support.ts";
import { whatsappPayload } from "./whatsapp-payload.ts";

const wa = (payload: Partial<Payload>, over: Partial<Item> = {}) =>
  whatsappPayload(itemOf(payload, over)).body;
const page = (payload: Partial<Payload>, over: Partial<Item> = {}) =>
  pagePayload(
    itemOf(payload, { channel: "messenger", to: { kind: "psid", value: "77" }, ...over }),
  );
const row = (n: number) => ({ id: `r${n}`, title: `Plat ${n}`, description: `${n}00 DA` });
const listOf = (count: number) => ({
  type: "list",
  text: "Le menu",
  list: {
    button: "Choisir",
    sections: [{ title: "Plats", rows: Array.from({ length: count }, (_, n) => row(n + 1)) }],
  },
});
const two = [
  { id: "yes", title: "Oui" },
  { id: "no", title: "Non" },
];

test("a text to a number, with our callback", () => {
  const item = itemOf({ text: "مرحبا 🍕" });
  expect(whatsappPayload(item).body).toEqual({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "213661000001",
    type: "text",
    text: { body: "مرحبا 🍕", preview_url: false },
    biz_opaque_callback_data: item.callback,
  });
});

test("somebody without a number is called by the business-scoped id", () => {
  const body = wa({}, { to: { kind: "bsuid", value: "DZ.x" } });
  expect(body).toMatchObject({ recipient: "DZ.x" });
  expect(body).not.toHaveProperty("to");
  expect(whatsappPayload(itemOf({}, { to: { kind: "client", value: "k" } })).body).toBeNull();
});

test("up to three buttons are buttons; what does not fit is numbered lines", () => {
  expect(wa({ type: "buttons", text: "On y va ?", buttons: two, footer: "Vigie" })).toMatchObject({
    type: "interactive",
    interactive: {
      type: "button",
      body: { text: "On y va ?" },
      footer: { text: "Vigie" },
      action: { buttons: [{ type: "reply", reply: { id: "yes", title: "Oui" } }, {}] },
    },
  });
  const long = [{ id: "a", title: "Un titre de plus de vingt lettres" }, ...two];
  expect(wa({ type: "buttons", text: "Alors ?", buttons: long })).toMatchObject({
    type: "text",
    text: { body: "Alors ?\n\n1. Un titre de plus de vingt lettres\n2. Oui\n3. Non" },
  });
  const four = [...two, { id: "c", title: "Peut-être" }, { id: "d", title: "Jamais" }];
  expect(wa({ type: "buttons", text: "x", buttons: four })).toMatchObject({ type: "text" });
  const twins = [
    { id: "a", title: "Oui" },
    { id: "b", title: "Oui" },
  ];
  expect(wa({ type: "buttons", text: "x", buttons: twins })).toMatchObject({ type: "text" });
});

test("up to ten rows are a list, eleven are numbered lines", () => {
  expect(wa(listOf(10))).toMatchObject({
    interactive: { type: "list", action: { button: "Choisir", sections: [{ title: "Plats" }] } },
  });
  const eleven = wa(listOf(11));
  expect(eleven).toMatchObject({ type: "text" });
  expect(JSON.stringify(eleven)).toContain("11. Plat 11 — 1100 DA");
});

test("files, templates, places, reactions", () => {
  expect(
    wa({ type: "media", media: { kind: "image", link: "https://a.b/c", caption: "Ici" } }),
  ).toMatchObject({
    type: "image",
    image: { link: "https://a.b/c", caption: "Ici" },
  });
  expect(wa({ type: "media", media: { kind: "audio", media_id: "9" } })?.audio).toEqual({
    id: "9",
  });
  expect(
    wa({ type: "media", media: { kind: "document", link: "https://a.b/c", filename: "a.pdf" } }),
  ).toMatchObject({ document: { filename: "a.pdf" } });
  const components = [{ type: "body", parameters: [{ type: "text", text: "12" }] }];
  expect(
    wa({ type: "template", template: { name: "ready", language: "fr", components } }),
  ).toMatchObject({
    type: "template",
    template: { name: "ready", language: { code: "fr" }, components },
  });
  expect(whatsappPayload(itemOf({ type: "template", text: null, template: {} })).body).toBeNull();
  expect(wa({ type: "location_request", text: "Où ?" })).toMatchObject({
    interactive: { type: "location_request_message", action: { name: "send_location" } },
  });
  expect(wa({ type: "reaction", reaction: { target: "w", emoji: "👍" } })).toMatchObject({
    reaction: { message_id: "w", emoji: "👍" },
  });
});

test("read and typing speak about the customer's message", () => {
  expect(wa({ type: "typing" })).toEqual({
    messaging_product: "whatsapp",
    status: "read",
    message_id: "wamid.IN",
    typing_indicator: { type: "text" },
  });
  expect(wa({ type: "mark_read", target: "w2" })).toMatchObject({ message_id: "w2" });
  expect(whatsappPayload(itemOf({ type: "mark_read" }, { in_reply_to: null })).body).toBeNull();
});

test("the Send API: recipient, kind of message, our callback as metadata", () => {
  const item = itemOf({}, { channel: "instagram", to: { kind: "igsid", value: "77" } });
  expect(pagePayload(item).body).toEqual({
    recipient: { id: "77" },
    messaging_type: "RESPONSE",
    message: { text: "Bonjour", metadata: item.callback },
  });
  expect(page({}, { category: "utility" }).body).toMatchObject({ messaging_type: "UPDATE" });
  expect(page({}, { to: { kind: "wa_id", value: "1" } }).body).toBeNull();
});

test("buttons become quick replies; a list numbered lines whose numbers are quick replies", () => {
  expect(page({ type: "buttons", text: "x", buttons: two }).body).toMatchObject({
    message: {
      text: "x",
      quick_replies: [{ content_type: "text", title: "Oui", payload: "yes" }, {}],
    },
  });
  expect(page(listOf(10)).body).toMatchObject({
    message: { quick_replies: [{ title: "1", payload: "r1" }, ...Array(9).fill({})] },
  });
  expect(JSON.stringify(page(listOf(2)).body)).toContain("1. Plat 1 — 100 DA\\n2. Plat 2 — 200 DA");
});

test("a text that the channel would refuse is not sent: Instagram counts bytes", () => {
  const arabic = "ب".repeat(501);
  expect(page({ text: arabic }).body).not.toBeNull();
  const instagram = { channel: "instagram", to: { kind: "igsid", value: "7" } } as const;
  expect(page({ text: arabic }, instagram)).toEqual({
    body: null,
    problem: "1002 bytes; Instagram takes 1000.",
  });
  expect(page({ text: "x".repeat(2001) }).body).toBeNull();
});

test("files, actions and what has no form", () => {
  expect(
    page({ type: "media", media: { kind: "document", link: "https://a.b/c" } }).body,
  ).toMatchObject({
    message: { attachment: { type: "file", payload: { url: "https://a.b/c" } } },
  });
  expect(
    page({ type: "media", media: { kind: "image", link: "https://a.b/c", caption: "Ici" } }).body,
  ).toMatchObject({ message: { text: "Ici\nhttps://a.b/c" } });
  expect(page({ type: "typing" }).body).toEqual({
    recipient: { id: "77" },
    sender_action: "typing_on",
  });
  expect(page({ type: "mark_read" }).body).toMatchObject({ sender_action: "mark_seen" });
  expect(page({ type: "reaction", reaction: { target: "m", emoji: "" } }).body).toMatchObject({
    sender_action: "unreact",
  });
  expect(page({ type: "location_request", text: "Où ?" }).body).toMatchObject({
    message: { text: "Où ?" },
  });
  expect(page({ type: "hologram" }).body).toBeNull();
});
