import { expect, test } from "vitest";
import { textMessage, whatsappBody } from "../test-support.ts";
import { parseDelivery } from "./delivery.ts";

const said = (message: Record<string, unknown>) =>
  parseDelivery("whatsapp", whatsappBody({ messages: [{ ...textMessage("x"), ...message }] }))[0];

test("a text: who, when, what, to whom", () => {
  expect(parseDelivery("whatsapp", whatsappBody({ messages: [textMessage("Salam 🍕")] }))).toEqual([
    expect.objectContaining({
      kind: "message",
      identity: "100",
      id: "wamid.A",
      at_ms: 1_790_000_000_000,
      from: { wa_id: "213661000001", bsuid: undefined, name: "Nadia", username: undefined },
      type: "text",
      text: "Salam 🍕",
    }),
  ]);
});

test.each([
  [
    "a reply button",
    {
      type: "interactive",
      interactive: { type: "button_reply", button_reply: { id: "ok", title: "Oui" } },
    },
    { type: "button", text: "Oui", button_id: "ok" },
  ],
  [
    "a row of a list",
    {
      type: "interactive",
      interactive: { list_reply: { id: "p1", title: "Pizza", description: "d" } },
    },
    { type: "list", text: "Pizza", button_id: "p1", content: { description: "d" } },
  ],
  [
    "a form",
    { type: "interactive", interactive: { nfm_reply: { response_json: "{}" } } },
    { type: "interactive", content: { interactive: { nfm_reply: { response_json: "{}" } } } },
  ],
  [
    "a button of a template",
    { type: "button", button: { payload: "YES", text: "Oui" } },
    { type: "button", text: "Oui", button_id: "YES" },
  ],
  [
    "a picture",
    { type: "image", image: { id: "m1", mime_type: "image/jpeg", sha256: "s", caption: "Ici" } },
    { type: "image", text: "Ici", media: [{ kind: "image", media_id: "m1", mime: "image/jpeg" }] },
  ],
  [
    "a voice note",
    { type: "audio", audio: { id: "m2", mime_type: "audio/ogg; codecs=opus", voice: true } },
    { type: "audio", media: [{ kind: "audio", media_id: "m2", voice: true }] },
  ],
  [
    "a document",
    { type: "document", document: { id: "m3", filename: "a.pdf", mime_type: "application/pdf" } },
    { type: "document", media: [{ kind: "document", filename: "a.pdf" }] },
  ],
  ["a sticker", { type: "sticker", sticker: { id: "m4" } }, { media: [{ kind: "sticker" }] }],
  [
    "a place",
    { type: "location", location: { latitude: 36.75, longitude: 3.05, name: "Hydra" } },
    { type: "location", content: { latitude: 36.75, longitude: 3.05, name: "Hydra" } },
  ],
  [
    "a card",
    { type: "contacts", contacts: [{ name: { formatted_name: "Ali" } }] },
    { type: "contacts", content: { contacts: [{ name: { formatted_name: "Ali" } }] } },
  ],
  [
    "an order of the catalogue",
    { type: "order", order: { catalog_id: "c", product_items: [{ quantity: 2 }], text: "vite" } },
    { type: "order", text: "vite", content: { catalog_id: "c", product_items: [{ quantity: 2 }] } },
  ],
  [
    "what the app cannot show",
    { type: "unsupported", errors: [{ code: 131051 }] },
    { type: "unsupported", content: { errors: [{ code: 131051 }] } },
  ],
  [
    "a type of tomorrow",
    { type: "hologram", hologram: { id: 1 } },
    { type: "hologram", content: { hologram: { id: 1 } } },
  ],
  [
    "an answer to a message, from an advertisement",
    {
      context: { id: "wamid.B", forwarded: true },
      referral: { source_type: "ad", source_id: "9", headline: "Promo" },
    },
    {
      reply_to: "wamid.B",
      forwarded: true,
      content: { referral: { source: "ad", source_id: "9", headline: "Promo" } },
    },
  ],
])("%s is a message", (_name, message, item) => {
  expect(said(message)).toMatchObject({ kind: "message", id: "wamid.A", ...item });
});

test.each([
  [
    "a reaction",
    { type: "reaction", reaction: { message_id: "w.B", emoji: "👍" } },
    { kind: "reaction", target: "w.B", text: "👍" },
  ],
  [
    "a reaction taken back",
    { type: "reaction", reaction: { message_id: "w.B" } },
    { kind: "reaction", text: "" },
  ],
  [
    "an edit",
    {
      type: "edit",
      edit: { original_message_id: "w.B", message: { type: "text", text: { body: "deux" } } },
    },
    { kind: "edit", target: "w.B", text: "deux" },
  ],
  [
    "a deletion",
    { type: "revoke", revoke: { original_message_id: "w.B" } },
    { kind: "deletion", target: "w.B" },
  ],
  [
    "a new number",
    { type: "system", system: { type: "user_changed_number", wa_id: "213770000009" } },
    { kind: "system", type: "user_changed_number", new: { wa_id: "213770000009" } },
  ],
])("%s", (_name, message, item) => {
  expect(said(message)).toMatchObject({ id: "wamid.A", from: { wa_id: "213661000001" }, ...item });
});

test("a person without a number is known by the business-scoped id", () => {
  const value = {
    contacts: [{ profile: { name: "Lina", username: "lina" }, user_id: "DZ.abc" }],
    messages: [{ id: "w", type: "text", text: { body: "x" }, from_user_id: "DZ.abc" }],
  };
  expect(parseDelivery("whatsapp", whatsappBody(value))[0]?.from).toEqual({
    wa_id: undefined,
    bsuid: "DZ.abc",
    name: "Lina",
    username: "lina",
  });
});

test("who changed ids is known by the ones of before", () => {
  const system = { type: "user_changed_user_id", user_id: "DZ.new", previous_user_id: "DZ.old" };
  expect(said({ type: "system", system, from: undefined, from_user_id: "DZ.new" })).toMatchObject({
    kind: "system",
    type: "user_changed_user_id",
    from: { wa_id: undefined, bsuid: "DZ.old" },
    new: { bsuid: "DZ.new" },
  });
  const moved = { type: "user_changed_number", wa_id: "213770000009", user_id: "DZ.new" };
  expect(said({ type: "system", system: moved, from_user_id: "DZ.new" })).toMatchObject({
    from: { wa_id: "213661000001", bsuid: undefined },
    new: { wa_id: "213770000009", bsuid: "DZ.new" },
  });
});

test("a name is never given to somebody else", () => {
  const value = {
    contacts: [{ profile: { name: "Lina" }, wa_id: "1" }],
    messages: [{ ...textMessage("x"), from: "2" }],
  };
  expect(parseDelivery("whatsapp", whatsappBody(value))[0]?.from?.name).toBeUndefined();
});
