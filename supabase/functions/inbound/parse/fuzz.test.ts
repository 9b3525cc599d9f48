import fc from "fast-check";
import { expect, test } from "vitest";
import { storableJson } from "../../_shared/storable-json.ts";
import { pageBody, textMessage, whatsappBody } from "../test-support.ts";
import { parseDelivery } from "./delivery.ts";
import type { Channel } from "./item.ts";

const objects: readonly (readonly [Channel, string])[] = [
  ["whatsapp", "whatsapp_business_account"],
  ["instagram", "instagram"],
  ["messenger", "page"],
];
const keys = [
  "id",
  "type",
  "from",
  "text",
  "body",
  "timestamp",
  "message",
  "messages",
  "statuses",
  "value",
  "field",
  "changes",
  "messaging",
  "standby",
  "sender",
  "recipient",
  "mid",
  "attachments",
  "payload",
  "postback",
  "reaction",
  "read",
  "delivery",
  "watermark",
  "interactive",
  "context",
  "contacts",
  "metadata",
  "phone_number_id",
  "errors",
  "system",
  "image",
  "__proto__",
  "constructor",
  "quick_reply",
  "reply_to",
];
/** Trees of the words that Meta uses, in places where they do not belong. */
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 7 },
    fc.oneof(fc.string(), fc.integer(), fc.double(), fc.boolean(), fc.constant(null)),
    fc.constantFrom("text", "image", "interactive", "system", "reaction", "edit", "1790000000"),
    fc.array(tie("tree"), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...keys), tie("tree"), { maxKeys: 6 }),
  ),
}));
const kinds = new Set([
  "message",
  "reaction",
  "edit",
  "deletion",
  "echo",
  "status",
  "watermark",
  "system",
  "account",
  "unknown",
]);

test("whatever comes, it is an item or several, and storable", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...objects),
      fc.array(tree, { maxLength: 3 }),
      ([channel, object], entry) => {
        const items = parseDelivery(channel, { object, entry });
        for (const item of items) expect(kinds.has(item.kind)).toBe(true);
        expect(items.length >= entry.length).toBe(true);
        expect(() => JSON.parse(storableJson(items))).not.toThrow();
      },
    ),
    { numRuns: 1_500 },
  );
});

test("whatever stands beside it, a good message is found", () => {
  const good = textMessage("bonjour");
  fc.assert(
    fc.property(
      fc.array(tree, { maxLength: 5 }),
      fc.array(tree, { maxLength: 5 }),
      (before, after) => {
        const items = parseDelivery(
          "whatsapp",
          whatsappBody({ messages: [...before, good, ...after] }),
        );
        expect(items).toHaveLength(before.length + after.length + 1);
        expect(items[before.length]).toMatchObject({
          kind: "message",
          id: "wamid.A",
          text: "bonjour",
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("whatever an event of a page holds, it is exactly one item", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...keys), tree), (event) => {
      const items = parseDelivery("messenger", pageBody("page", event));
      expect(items).toHaveLength(1);
    }),
    { numRuns: 1_000 },
  );
});

test("what is nested beyond anything honest is cut, not carried", () => {
  const deep = JSON.parse(`${"[".repeat(200_000)}${"]".repeat(200_000)}`) as unknown;
  const items = parseDelivery("whatsapp", whatsappBody({ messages: [deep, textMessage("ok")] }));
  expect(items[1]).toMatchObject({ text: "ok" });
  expect(storableJson(items).length).toBeLessThan(2_000);
});
