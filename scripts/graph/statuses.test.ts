import { afterEach, beforeEach, expect, test } from "vitest";
import {
  amina,
  type Bench,
  IG,
  messagingOf,
  PAGE,
  startBench,
  WA,
  waText,
  whatsappValue,
} from "./test-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startBench();
});
afterEach(() => bench.close());

const set = (settings: object) => bench.control("PATCH", "/settings", settings);
const sendWhatsApp = async (more: object = {}): Promise<string> =>
  (await bench.send(WA, waText(amina.whatsapp, "x", more))).json.messages[0].id;

test("sent, delivered and read come by themselves, with our own note", async () => {
  await set({ sent_after_ms: 0, delivered_after_ms: 20, read_after_ms: 60 });
  const id = await sendWhatsApp({ biz_opaque_callback_data: "vg1.7.1.1" });
  const received = await bench.functions.has(3);
  const statuses = received.map((one) => whatsappValue(one).statuses[0]);
  expect(statuses.map(({ status }) => status)).toEqual(["sent", "delivered", "read"]);
  for (const status of statuses) {
    expect(status).toMatchObject({
      id,
      recipient_id: amina.whatsapp,
      biz_opaque_callback_data: "vg1.7.1.1",
      timestamp: expect.stringMatching(/^\d{10}$/),
    });
  }
});

test("a refusal that comes later is a failed status with its code", async () => {
  await set({ sent_after_ms: 0 });
  await bench.control("POST", "/faults", { on: "send", effect: "fail_later", code: 131026 });
  await sendWhatsApp();
  const [received] = await bench.functions.has(1);
  const [status] = whatsappValue(received).statuses;
  expect(status.status).toBe("failed");
  expect(status.errors[0]).toMatchObject({ code: 131026, title: "Message undeliverable" });
});

test("what was lost after it was accepted is never heard of", async () => {
  await set({ sent_after_ms: 0, delivered_after_ms: 0 });
  await bench.control("POST", "/faults", { on: "send", effect: "lose", times: 1 });
  await sendWhatsApp();
  const kept = await sendWhatsApp();
  const received = await bench.functions.has(2);
  expect(received.map((one) => whatsappValue(one).statuses[0].id)).toEqual([kept, kept]);
});

test("a customer who opens the chat reads each message on WhatsApp", async () => {
  const ids = [await sendWhatsApp(), await sendWhatsApp()];
  const key = encodeURIComponent(`whatsapp:${amina.whatsapp}`);
  expect((await bench.control("POST", `/customers/${key}/read`)).json).toEqual({ read: 2 });
  const received = await bench.functions.has(2);
  expect(received.map((one) => whatsappValue(one).statuses[0].id).sort()).toEqual([...ids].sort());
  expect((await bench.control("POST", `/customers/${key}/read`)).json).toEqual({ read: 0 });
});

test("Messenger says until when, Instagram which message", async () => {
  await bench.send(PAGE, { recipient: { id: amina.messenger }, message: { text: "1" } });
  await bench.send(PAGE, { recipient: { id: amina.messenger }, message: { text: "2" } });
  await bench.control(
    "POST",
    `/customers/${encodeURIComponent(`messenger:${amina.messenger}`)}/read`,
  );
  const [watermark] = await bench.functions.has(1);
  const chat = bench.graph.simulator.world.chat(`messenger:${amina.messenger}`);
  expect(messagingOf(watermark).read).toEqual({ watermark: chat[1]?.at });
  expect(chat.map(({ receipt }) => receipt)).toEqual(["read", "read"]);

  const { json } = await bench.send(IG, {
    recipient: { id: amina.instagram },
    message: { text: "1" },
  });
  await bench.control(
    "POST",
    `/customers/${encodeURIComponent(`instagram:${amina.instagram}`)}/read`,
  );
  const received = await bench.functions.has(2);
  expect(messagingOf(received[1]).read).toEqual({ mid: json.message_id });
});

test("Instagram and Messenger echo what was sent, with our note", async () => {
  await set({ echoes: true });
  const message = { text: "merci 🙏", metadata: "vg1.9.1.1" };
  const { json } = await bench.send(PAGE, { recipient: { id: amina.messenger }, message });
  const [received] = await bench.functions.has(1);
  expect(messagingOf(received)).toMatchObject({
    sender: { id: PAGE },
    recipient: { id: amina.messenger },
    message: { mid: json.message_id, is_echo: true, metadata: "vg1.9.1.1", text: "merci 🙏" },
  });
});

test("a receipt on the phone never goes back, and delivery proves a failure wrong", async () => {
  const id = await sendWhatsApp();
  const { world } = bench.graph.simulator;
  const give = (status: string) => bench.control("POST", "/statuses", { message: id, status });
  await give("failed");
  expect(world.message(id)?.receipt).toBe("failed");
  await give("delivered");
  await give("read");
  await give("delivered");
  await give("failed");
  expect(world.message(id)?.receipt).toBe("read");
  // The webhooks themselves leave in any order that a test asks for.
  expect((await bench.functions.has(5)).length).toBe(5);
});
