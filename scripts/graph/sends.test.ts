import { afterEach, beforeEach, expect, test } from "vitest";
import { amina, type Bench, IG, type Json, PAGE, startBench, WA, waText } from "./test-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const interactive = (action: object, type = "button"): object => ({
  messaging_product: "whatsapp",
  to: amina.whatsapp,
  type: "interactive",
  interactive: { type, body: { text: "Corps" }, action },
});
const buttons = (...titles: string[]): object =>
  interactive({
    buttons: titles.map((title, n) => ({ type: "reply", reply: { id: `b${n}`, title } })),
  });
const list = (rows: number, title = "Rangée"): object =>
  interactive(
    {
      button: "Choisir",
      sections: [
        { title: "S", rows: Array.from({ length: rows }, (_, n) => ({ id: `r${n}`, title })) },
      ],
    },
    "list",
  );
const errorOf = async (id: string, body: object): Promise<Json> => {
  const { status, json } = await bench.send(id, body);
  return { status, code: json.error?.code, details: json.error?.error_data?.details };
};

test("a text is accepted as Meta accepts it", async () => {
  const { status, json } = await bench.send(WA, waText(`+${amina.whatsapp}`, "Bonjour"));
  expect([status, json]).toEqual([
    200,
    {
      messaging_product: "whatsapp",
      contacts: [{ input: `+${amina.whatsapp}`, wa_id: amina.whatsapp }],
      messages: [{ id: expect.stringMatching(/^wamid\./) }],
    },
  ]);
});

test.each([
  ["three buttons of 20 characters", () => buttons("a".repeat(20), "b", "c"), 200],
  ["a fourth button", () => buttons("a", "b", "c", "d"), 131009],
  ["a title of 21 characters", () => buttons("a".repeat(21)), 131009],
  ["20 emoji, which are 20 characters", () => buttons("🍕".repeat(20)), 200],
  ["two buttons with one title", () => buttons("a", "a"), 131009],
  ["ten rows", () => list(10), 200],
  ["an eleventh row", () => list(11), 131009],
  ["a row title of 25 characters", () => list(1, "x".repeat(25)), 131009],
  ["a text of 4,096 characters", () => waText(amina.whatsapp, "x".repeat(4096)), 200],
  ["a text of 4,097 characters", () => waText(amina.whatsapp, "x".repeat(4097)), 131009],
  ["an empty text", () => waText(amina.whatsapp, ""), 131009],
  ["no recipient", () => ({ messaging_product: "whatsapp", text: { body: "x" } }), 131008],
  ["no text", () => ({ messaging_product: "whatsapp", to: amina.whatsapp, type: "text" }), 131008],
  ["the number itself", () => waText("213555000001", "x"), 131021],
  [
    "a type that is none",
    () => ({ messaging_product: "whatsapp", to: "213550000001", type: "dance" }),
    100,
  ],
  [
    "media with an id and a link",
    () => ({
      messaging_product: "whatsapp",
      to: amina.whatsapp,
      type: "image",
      image: { id: "1", link: "https://example.org/a.png" },
    }),
    131009,
  ],
] as const)("WhatsApp: %s", async (_, make, expected) => {
  const { status, code } = await errorOf(WA, make());
  expect(code ?? status).toBe(expected);
});

test("a refusal names the place and the limit, and repeats nothing that was sent", async () => {
  const { details } = await errorOf(WA, buttons("confidentiel".repeat(3)));
  expect(details).toBe(
    "interactive.action.buttons[0].reply.title length is 36; minimum 1, maximum 20",
  );
});

test.each([
  ["Messenger: 2,000 characters", PAGE, amina.messenger, { text: "x".repeat(2000) }, 200],
  ["Messenger: 2,001 characters", PAGE, amina.messenger, { text: "x".repeat(2001) }, 100],
  ["Instagram: 500 Arabic letters", IG, amina.instagram, { text: "ب".repeat(500) }, 200],
  [
    "Instagram: 501 Arabic letters are too many bytes",
    IG,
    amina.instagram,
    { text: "ب".repeat(501) },
    100,
  ],
  ["a message of nothing", PAGE, amina.messenger, {}, 100],
  [
    "fourteen quick replies",
    PAGE,
    amina.messenger,
    {
      text: "?",
      quick_replies: Array.from({ length: 14 }, () => ({
        content_type: "text",
        title: "a",
        payload: "b",
      })),
    },
    100,
  ],
] as const)("%s", async (_, id, to, message, expected) => {
  const { status, code } = await errorOf(id, { recipient: { id: to }, message });
  expect(code ?? status).toBe(expected);
});

test("`me` finds the channel by the recipient", async () => {
  const { json } = await bench.send("me", {
    recipient: { id: amina.instagram },
    message: { text: "x" },
  });
  expect(json).toEqual({ recipient_id: amina.instagram, message_id: expect.stringMatching(/^m_/) });
  expect(bench.graph.simulator.world.chat(`instagram:${amina.instagram}`).length).toBe(1);
});

test("without a token nothing is sent", async () => {
  const response = await fetch(`${bench.graph.url}/v23.0/${WA}/messages`, {
    method: "POST",
    body: JSON.stringify(waText(amina.whatsapp, "x")),
  });
  expect([response.status, (await response.json()).error.code]).toEqual([401, 190]);
});

test("a day after the last message of the customer only a template goes", async () => {
  const key = `whatsapp:${amina.whatsapp}`;
  const yesterday = { last_inbound_at: Date.now() - 25 * 3_600_000 };
  await bench.control("PATCH", `/customers/${encodeURIComponent(key)}`, yesterday);
  expect((await errorOf(WA, waText(amina.whatsapp, "x"))).code).toBe(131047);
  const template = { name: "order_ready", language: { code: "fr" } };
  const body = { messaging_product: "whatsapp", to: amina.whatsapp, type: "template", template };
  expect((await bench.send(WA, body)).json.messages[0].message_status).toBe("accepted");
});

test("an unknown object is an error of Meta's kind", async () => {
  const headers = { authorization: "Bearer x" };
  const response = await fetch(`${bench.graph.url}/v23.0/42`, { headers });
  const { error } = await response.json();
  expect([response.status, error.code, error.error_subcode]).toEqual([400, 100, 33]);
});
