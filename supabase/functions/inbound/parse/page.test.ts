import { expect, test } from "vitest";
import { pageBody } from "../test-support.ts";
import { parseDelivery } from "./delivery.ts";
import type { Channel } from "./item.ts";

const both: readonly (readonly [Channel, string, string])[] = [
  ["instagram", "instagram", "igsid"],
  ["messenger", "page", "psid"],
];
const happened = (event: Record<string, unknown>, channel: Channel = "messenger") =>
  parseDelivery(channel, pageBody(channel === "messenger" ? "page" : "instagram", event))[0];

test.each(both)("a text on %s", (channel, object, kind) => {
  const items = parseDelivery(
    channel,
    pageBody(object, { message: { mid: "m1", text: "Bonsoir" } }),
  );
  expect(items).toHaveLength(1);
  expect(items[0]).toMatchObject({
    kind: "message",
    identity: "300",
    id: "m1",
    at_ms: 1_790_000_000_000,
    from: { [kind]: "7001" },
    type: "text",
    text: "Bonsoir",
  });
});

test.each([
  [
    "a quick reply",
    { message: { mid: "m", text: "Oui", quick_reply: { payload: "YES" } } },
    { kind: "message", type: "button", text: "Oui", button_id: "YES" },
  ],
  [
    "a postback",
    { postback: { mid: "m", title: "Commander", payload: "ORDER" } },
    { kind: "message", id: "m", type: "postback", text: "Commander", button_id: "ORDER" },
  ],
  [
    "an old postback, which has no id",
    { postback: { title: "Commander", payload: "ORDER" } },
    { kind: "message", id: "postback|7001|1790000000000|ORDER" },
  ],
  [
    "two pictures",
    {
      message: {
        mid: "m",
        attachments: [
          { type: "image", payload: { url: "https://a.example/1" } },
          { type: "image", payload: { url: "https://a.example/2", sticker_id: 3 } },
        ],
      },
    },
    {
      type: "image",
      media: [
        { kind: "image", url: "https://a.example/1" },
        { kind: "sticker", url: "https://a.example/2" },
      ],
    },
  ],
  [
    "a file",
    {
      message: {
        mid: "m",
        attachments: [{ type: "file", payload: { url: "https://a.example/f" } }],
      },
    },
    { type: "document", media: [{ kind: "document", url: "https://a.example/f" }] },
  ],
  [
    "a place",
    {
      message: {
        mid: "m",
        attachments: [{ type: "location", payload: { coordinates: { lat: 36.7, long: 3.1 } } }],
      },
    },
    { type: "location", content: { latitude: 36.7, longitude: 3.1 } },
  ],
  [
    "a mention in a story",
    {
      message: {
        mid: "m",
        attachments: [{ type: "story_mention", payload: { url: "https://a.example" } }],
      },
    },
    { type: "story", content: { attachments: [{ type: "story_mention" }] } },
  ],
  [
    "an answer to a story",
    { message: { mid: "m", text: "Wow", reply_to: { story: { id: "s" } } } },
    { type: "story", text: "Wow", content: { story: { id: "s" } } },
  ],
  [
    "an answer to a message",
    { message: { mid: "m", text: "Oui", reply_to: { mid: "m0" } } },
    { type: "text", reply_to: "m0" },
  ],
  [
    "what cannot be shown",
    { message: { mid: "m", is_unsupported: true } },
    { type: "unsupported" },
  ],
  [
    "a shared post",
    {
      message: {
        mid: "m",
        attachments: [{ type: "share", payload: { url: "https://a.example" } }],
      },
    },
    { kind: "message", type: "unsupported", content: { attachments: [{ type: "share" }] } },
  ],
  [
    "somebody who came by a link",
    { referral: { ref: "promo", source: "SHORTLINK", type: "OPEN_THREAD" } },
    { kind: "message", type: "referral", content: { ref: "promo", source: "SHORTLINK" } },
  ],
  [
    "a reaction",
    { reaction: { mid: "m", action: "react", emoji: "❤️" } },
    { kind: "reaction", target: "m", text: "❤️" },
  ],
  [
    "a reaction taken back",
    { reaction: { mid: "m", action: "unreact" } },
    { kind: "reaction", text: "" },
  ],
  [
    "an edit",
    { message_edit: { mid: "m", text: "deux", num_edit: 1 } },
    { kind: "edit", id: "m|1", target: "m", text: "deux" },
  ],
  ["a deletion", { message: { mid: "m", is_deleted: true } }, { kind: "deletion", target: "m" }],
  [
    "delivered up to here",
    { delivery: { mids: ["m1", "m2"], watermark: 1_790_000_000_500 } },
    { kind: "watermark", status: "delivered", watermark_ms: 1_790_000_000_500, ids: ["m1", "m2"] },
  ],
  [
    "read up to here",
    { read: { watermark: 1_790_000_000_500 } },
    { kind: "watermark", status: "read", watermark_ms: 1_790_000_000_500 },
  ],
  [
    "an opt-in",
    { optin: { ref: "x" } },
    { kind: "unknown", field: "optin", content: { raw: { optin: { ref: "x" } } } },
  ],
  [
    "a thread passed on",
    { pass_thread_control: {} },
    { kind: "unknown", field: "pass_thread_control" },
  ],
])("%s", (_name, event, item) => {
  expect(happened(event)).toMatchObject({ identity: "300", ...item });
});

test("Instagram names the one message that was read", () => {
  expect(happened({ read: { mid: "m9" } }, "instagram")).toMatchObject({
    kind: "watermark",
    status: "read",
    watermark_ms: 1_790_000_000_000,
    ids: ["m9"],
  });
});

test("an echo of ours brings our callback back; somebody else's does not", () => {
  const echo = (metadata: string) =>
    happened({
      sender: { id: "300" },
      recipient: { id: "7001" },
      message: { is_echo: true, mid: "m", app_id: 5, text: "x", metadata },
    });
  expect(echo("vg1.1.2.3")).toMatchObject({
    kind: "echo",
    identity: "300",
    to: { psid: "7001" },
    callback: "vg1.1.2.3",
  });
  expect(echo("other")?.callback).toBeUndefined();
});

test("while another app has the conversation nothing answers", () => {
  const body = {
    object: "page",
    entry: [{ id: "300", standby: [{ sender: { id: "7" }, message: { mid: "m", text: "x" } }] }],
  };
  expect(parseDelivery("messenger", body)[0]).toMatchObject({
    kind: "unknown",
    field: "standby",
    from: { psid: "7" },
  });
});

test("comments and other changes belong to the account, test messages are messages", () => {
  const changes = [
    { field: "comments", value: { text: "Miam" } },
    {
      field: "messages",
      value: { sender: { id: "12" }, recipient: { id: "23" }, message: { mid: "m", text: "t" } },
    },
    { field: "feed" },
  ];
  const items = parseDelivery("instagram", {
    object: "instagram",
    entry: [{ id: "300", changes }],
  });
  expect(items.map(({ kind, identity }) => [kind, identity])).toEqual([
    ["account", "300"],
    ["message", "23"],
    ["unknown", "300"],
  ]);
});
