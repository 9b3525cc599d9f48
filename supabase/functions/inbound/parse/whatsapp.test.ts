import { expect, test } from "vitest";
import { textMessage, whatsappBody } from "../test-support.ts";
import { parseDelivery } from "./delivery.ts";

test("receipts carry our callback, the recipient and the error", () => {
  const statuses = [
    {
      id: "w.1",
      status: "failed",
      timestamp: "1790000001",
      recipient_id: "213661000001",
      biz_opaque_callback_data: "vg1.5.6.1",
      errors: [{ code: 131047, title: "t", error_data: { details: "d" } }],
    },
    { id: "w.2", status: "read", timestamp: "1790000002" },
  ];
  const items = parseDelivery("whatsapp", whatsappBody({ statuses }));
  expect(items[0]).toMatchObject({
    kind: "status",
    id: "w.1",
    status: "failed",
    callback: "vg1.5.6.1",
    to: { wa_id: "213661000001" },
    error: { code: 131047, title: "t", details: "d" },
  });
  expect(items[1]).toMatchObject({ kind: "status", status: "read", at_ms: 1_790_000_002_000 });
});

test("what another phone of the business wrote is an echo", () => {
  const message = { ...textMessage("On arrive"), from: "213555000001", to: "213661000001" };
  const body = whatsappBody({ message_echoes: [message] }, "smb_message_echoes");
  expect(parseDelivery("whatsapp", body)[0]).toMatchObject({
    kind: "echo",
    id: "wamid.A",
    to: { wa_id: "213661000001" },
    text: "On arrive",
  });
});

test("what is not a message belongs to the account", () => {
  const body = {
    object: "whatsapp_business_account",
    entry: [
      {
        id: "900",
        time: 1_790_000_000,
        changes: [{ field: "message_template_status_update", value: { event: "APPROVED" } }],
      },
    ],
  };
  expect(parseDelivery("whatsapp", body)).toEqual([
    {
      kind: "account",
      identity: "900",
      field: "message_template_status_update",
      at_ms: 1_790_000_000_000,
      content: { event: "APPROVED" },
    },
  ]);
});

test("a thousand items in several entries keep their order, and a broken one hurts no other", () => {
  const entry = (from: number) => ({
    id: "900",
    changes: [
      {
        field: "messages",
        value: {
          metadata: { phone_number_id: "100" },
          messages: Array.from({ length: 250 }, (_, n) => textMessage("x", `w.${from + n}`)),
          statuses: Array.from({ length: 250 }, (_, n) => ({
            id: `s.${from + n}`,
            status: "sent",
          })),
        },
      },
    ],
  });
  const body = { object: "whatsapp_business_account", entry: [entry(0), entry(250)] };
  expect(parseDelivery("whatsapp", body)).toHaveLength(1000);
  const poisoned = {
    ...body,
    entry: [entry(0), 42, null, { id: "900", changes: ["?"] }, entry(250)],
  };
  const items = parseDelivery("whatsapp", poisoned);
  expect(items).toHaveLength(1003);
  expect(items.filter(({ kind }) => kind === "unknown")).toHaveLength(3);
  expect(items.filter(({ kind }) => kind === "message").map(({ id }) => id)).toEqual(
    Array.from({ length: 500 }, (_, n) => `w.${n}`),
  );
});

test("an empty change is kept as it came", () => {
  const body = { object: "whatsapp_business_account", entry: [{ id: "900" }] };
  expect(parseDelivery("whatsapp", body)).toEqual([
    { kind: "unknown", identity: "900", field: "entry", content: { raw: { id: "900" } } },
  ]);
});
