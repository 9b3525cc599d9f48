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

test("no form drops words in silence: they stand elsewhere, or it is refused", () => {
  expect(wa({ type: "media", media: { kind: "audio", media_id: "9", caption: "x" } })).toBeNull();
  expect(page({ type: "media", media: { kind: "image", media_id: "9", caption: "x" } }).body).toBe(
    null,
  );
  const place = { type: "location_request", header: "Livraison", text: "Où ?", footer: "Vigie" };
  expect(wa(place)).toMatchObject({
    interactive: { body: { text: "Livraison\n\nOù ?\n\nVigie" } },
  });
  expect(wa({ ...place, text: "x".repeat(1024) })).toMatchObject({ type: "text" });
});

test("a message may quote one of the customer's", () => {
  expect(wa({ text: "Oui", target: "wamid.Q" })).toMatchObject({
    context: { message_id: "wamid.Q" },
  });
  expect(page({ text: "Oui", target: "m_Q" }).body).toMatchObject({
    message: { reply_to: { mid: "m_Q" } },
  });
  expect(wa({ text: "Oui" })).not.toHaveProperty("context");
});

const menu = (names: readonly string[]) => ({
  type: "list",
  text: "Le menu",
  list: {
    button: "Choisir",
    sections: names.map((title, n) => ({ title, rows: [{ ...row(n + 1), id: `s${n}` }] })),
  },
});

test("numbered lines keep the names of sections", () => {
  const names = ["Pizzas de la maison et d'ailleurs", "Boissons"];
  expect(wa(menu(names))).toMatchObject({
    text: {
      body: `Le menu\n\n${names[0]}\n1. Plat 1 — 100 DA\n\nBoissons\n2. Plat 2 — 200 DA`,
    },
  });
  expect(wa(menu(["Pizzas", "Boissons"]))).toMatchObject({ interactive: { type: "list" } });
  expect(wa(menu(["Pizzas", ""]))).toMatchObject({ type: "text" });
});

test("a list that is too much for Instagram loses its descriptions, not itself", () => {
  const rows = Array.from({ length: 10 }, (_, n) => ({
    id: `r${n}`,
    title: `طبق رقم ${n}`,
    description: "وصف طويل جدا لهذا الطبق اللذيذ جدا جدا جدا",
  }));
  const list = { button: "اختر", sections: [{ title: "أطباق", rows }] };
  const said = { type: "list", text: "القائمة", list };
  const body = page(said, { channel: "instagram", to: { kind: "igsid", value: "7" } }).body;
  expect(JSON.stringify(body)).toContain("10. طبق رقم 9");
  expect(JSON.stringify(body)).not.toContain("وصف");
  expect(JSON.stringify(page(said).body)).toContain("وصف");
});

test("what a person wrote after the 24 hours carries its tag, and no other does", () => {
  expect(page({ text: "Bonjour", tag: "HUMAN_AGENT" }).body).toMatchObject({
    messaging_type: "MESSAGE_TAG",
    tag: "HUMAN_AGENT",
  });
  expect(page({ text: "Bonjour", tag: "ACCOUNT_UPDATE" }).body).not.toHaveProperty("tag");
});
