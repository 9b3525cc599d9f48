import { afterAll, beforeAll, expect, test } from "vitest";
import {
  amina,
  type Bench,
  bodyOf,
  IG,
  type Json,
  messagingOf,
  PAGE,
  startBench,
  WA,
  waText,
  whatsappValue,
} from "./test-bench.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
});
afterAll(() => bench.close());

type Channel = keyof typeof amina;

const write = async (channel: Channel, what: object): Promise<Json> => {
  const body = { customer: `${channel}:${amina[channel]}`, ...what };
  const { status, json } = await bench.control("POST", "/messages?wait=1", body);
  expect([status, json]).toEqual([201, expect.objectContaining({ id: expect.any(String) })]);
  return json;
};
const last = () => bench.functions.received.at(-1);

test("a WhatsApp text has the shape that Meta sends", async () => {
  const { id } = await write("whatsapp", { type: "text", text: "Salam" });
  expect(bodyOf(last())).toEqual({
    object: "whatsapp_business_account",
    entry: [
      {
        id: "900000000000001",
        changes: [
          {
            field: "messages",
            value: {
              messaging_product: "whatsapp",
              metadata: { display_phone_number: "213555000001", phone_number_id: WA },
              contacts: [
                {
                  profile: { name: "Amina Benali" },
                  wa_id: amina.whatsapp,
                  user_id: expect.any(String),
                },
              ],
              messages: [
                {
                  from: amina.whatsapp,
                  from_user_id: expect.any(String),
                  id,
                  timestamp: expect.stringMatching(/^\d{10}$/),
                  type: "text",
                  text: { body: "Salam" },
                },
              ],
            },
          },
        ],
      },
    ],
  });
});

test("an Instagram and a Messenger text name the account, the person and the message", async () => {
  for (const [channel, object, business] of [
    ["instagram", "instagram", IG],
    ["messenger", "page", PAGE],
  ] as const) {
    const { id } = await write(channel, { type: "text", text: "Bonsoir" });
    expect(bodyOf(last())).toEqual({
      object,
      entry: [
        {
          id: business,
          time: expect.any(Number),
          messaging: [
            {
              sender: { id: amina[channel] },
              recipient: { id: business },
              timestamp: expect.any(Number),
              message: { mid: id, text: "Bonsoir" },
            },
          ],
        },
      ],
    });
  }
});

test("a customer who shows no number is known by the business-scoped id alone", async () => {
  const customer = { channel: "whatsapp", id: "213550999999", name: "Inès", shows_phone: false };
  const { json } = await bench.control("POST", "/customers", customer);
  await bench.control("POST", "/messages?wait=1", { customer: json.key, type: "text", text: "x" });
  expect(whatsappValue(last()).contacts[0].wa_id).toBeUndefined();
  expect(whatsappValue(last()).messages[0].from).toBeUndefined();
  expect(whatsappValue(last()).messages[0].from_user_id).toBe(json.bsuid);
  expect(last()?.raw.toString()).not.toContain("213550999999");
});

test("a touched button comes back in the form of its channel", async () => {
  const button = { type: "reply", reply: { id: "YES", title: "Oui" } };
  const sent = await bench.send(WA, {
    messaging_product: "whatsapp",
    to: amina.whatsapp,
    type: "interactive",
    interactive: { type: "button", body: { text: "?" }, action: { buttons: [button] } },
  });
  const message = sent.json.messages[0].id;
  await write("whatsapp", { type: "choose", message, choice: "YES" });
  const received = whatsappValue(last()).messages[0];
  expect(received.interactive).toEqual({
    type: "button_reply",
    button_reply: { id: "YES", title: "Oui" },
  });
  expect(received.context).toEqual({ from: "213555000001", id: message });

  const quick = await bench.send(IG, {
    recipient: { id: amina.instagram },
    message: { text: "?", quick_replies: [{ content_type: "text", title: "Oui", payload: "YES" }] },
  });
  await write("instagram", { type: "choose", message: quick.json.message_id, choice: "YES" });
  expect(messagingOf(last()).message).toMatchObject({
    text: "Oui",
    quick_reply: { payload: "YES" },
  });

  const template = await bench.send(PAGE, {
    recipient: { id: amina.messenger },
    message: {
      attachment: {
        type: "template",
        payload: {
          template_type: "button",
          text: "?",
          buttons: [{ type: "postback", title: "Oui", payload: "YES" }],
        },
      },
    },
  });
  await write("messenger", { type: "choose", message: template.json.message_id, choice: "YES" });
  expect(messagingOf(last()).postback).toMatchObject({ title: "Oui", payload: "YES" });
});

test("a chosen row of a list comes with its description", async () => {
  const rows = [{ id: "P1", title: "Margherita", description: "Tomate" }];
  const sent = await bench.send(WA, {
    messaging_product: "whatsapp",
    to: amina.whatsapp,
    type: "interactive",
    interactive: {
      type: "list",
      body: { text: "Menu" },
      action: { button: "Choisir", sections: [{ title: "Pizzas", rows }] },
    },
  });
  await write("whatsapp", { type: "choose", message: sent.json.messages[0].id, choice: "P1" });
  expect(whatsappValue(last()).messages[0].interactive).toEqual({
    type: "list_reply",
    list_reply: { id: "P1", title: "Margherita", description: "Tomate" },
  });
});

test("a choice that was never offered is refused", async () => {
  const body = {
    customer: `whatsapp:${amina.whatsapp}`,
    type: "choose",
    message: "wamid.x",
    choice: "Y",
  };
  expect((await bench.control("POST", "/messages", body)).json.error).toBe("choice_unknown");
});

test("a voice note is fetched by its id, with the token, while its address is good", async () => {
  await write("whatsapp", { type: "audio", voice: true });
  const { audio } = whatsappValue(last()).messages[0];
  expect(audio).toMatchObject({ voice: true, mime_type: "audio/ogg; codecs=opus" });
  const headers = { authorization: "Bearer a-token" };
  const facts = await (await fetch(`${bench.graph.url}/v23.0/${audio.id}`, { headers })).json();
  expect(facts).toMatchObject({ id: audio.id, sha256: audio.sha256 });
  const bytes = Buffer.from(await (await fetch(facts.url, { headers })).arrayBuffer());
  expect(bytes.subarray(0, 4).toString()).toBe("OggS");
  expect(bytes.length).toBe(facts.file_size);
  expect((await fetch(facts.url)).status).toBe(401);
  await bench.control("PATCH", "/settings", { media_valid_ms: 0 });
  const late = await (await fetch(`${bench.graph.url}/v23.0/${audio.id}`, { headers })).json();
  await new Promise((done) => setTimeout(done, 5));
  expect((await fetch(late.url, { headers })).status).toBe(404);
});

test("a picture on Instagram is a public address", async () => {
  await write("instagram", {
    type: "image",
    data: Buffer.from("png").toString("base64"),
    mime: "image/png",
  });
  const [attachment] = messagingOf(last()).message.attachments;
  expect(attachment.type).toBe("image");
  expect(await (await fetch(attachment.payload.url)).text()).toBe("png");
});

test("locations, reactions, edits and deletions come as each channel writes them", async () => {
  const { id } = await write("whatsapp", { type: "location", latitude: 36.75, longitude: 3.04 });
  expect(whatsappValue(last()).messages[0].location).toEqual({ latitude: 36.75, longitude: 3.04 });
  await write("whatsapp", { type: "reaction", message: id, emoji: "👍" });
  expect(whatsappValue(last()).messages[0].reaction).toEqual({ message_id: id, emoji: "👍" });
  await write("messenger", { type: "location", latitude: 36.75, longitude: 3.04 });
  const [attachment] = messagingOf(last()).message.attachments;
  expect(attachment.payload.coordinates).toEqual({ lat: 36.75, long: 3.04 });
  const { id: mid } = await write("instagram", { type: "text", text: "oups" });
  await write("instagram", { type: "delete", message: mid });
  expect(messagingOf(last()).message).toEqual({ mid, is_deleted: true });
  await write("messenger", { type: "edit", message: "m_1", text: "mieux" });
  expect(messagingOf(last()).message_edit).toMatchObject({ mid: "m_1", text: "mieux" });
});

test("what a customer wrote gets its second tick from the acknowledgement, and turns blue when read", async () => {
  const { id } = await write("whatsapp", { type: "text", text: "tick" });
  const { world } = bench.graph.simulator;
  expect(world.message(id)?.receipt).toBe("delivered");
  const read = { messaging_product: "whatsapp", status: "read", message_id: id };
  const typing = { ...read, typing_indicator: { type: "text" } };
  expect((await bench.send(WA, typing)).json).toEqual({ success: true });
  expect(world.message(id)?.receipt).toBe("read");
  expect(world.findCustomer("whatsapp", amina.whatsapp)?.typing_until).toBeGreaterThan(Date.now());
  await bench.send(WA, waText(amina.whatsapp, "voilà"));
  expect(world.findCustomer("whatsapp", amina.whatsapp)?.typing_until).toBeNull();
});
