import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { stack } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import { connect, type Database, restaurateur } from "./support/lookout.ts";
import {
  bubbles,
  CHANNELS,
  type Channel,
  newcomer,
  openApp,
  phone,
  takePhone,
  wireOf,
  write,
} from "./support/simulator.ts";

// What somebody sees who has just typed npm start: they write on the phone, and are answered in
// their language, by the functions and the database that would answer Meta.
let browser: Browser;
let db: Database;

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
});
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

interface Language {
  name: string;
  /** Darija in Latin letters is asked for: letters alone do not tell it from French. */
  asksFor?: { text: string; answer: string };
  hello: string;
  echo: (text: string) => string;
  help: string;
  offer: RegExp;
  choice: string;
}

const LANGUAGES: readonly Language[] = [
  {
    name: "French",
    hello: "Bonjour, vous livrez à Hydra ?",
    echo: (text) => `Bien reçu 👍 Tu as écrit : ${text}`,
    help: "aide",
    offer: /^Essaie un bouton/,
    choice: "Choix 2",
  },
  {
    name: "Arabic",
    hello: "السلام عليكم، هل توصلون إلى حيدرة؟",
    echo: (text) => `وصلتنا رسالتك 👍 كتبت: ${text}`,
    help: "مساعدة",
    offer: /^جرّب زرا/,
    choice: "خيار 2",
  },
  {
    name: "Darija",
    asksFor: { text: "LANG DZ", answer: "Saha, nkemlou b darija ✅" },
    hello: "Wach rak, twaslou l Hydra ?",
    echo: (text) => `Wslatna 👍 Ktebt: ${text}`,
    help: "3awni",
    offer: /^Jereb bouton/,
    choice: "Choix 2",
  },
];

const answer = (page: Page, text: string | RegExp) =>
  bubbles(page, "business").filter({ has: page.getByText(text, { exact: true }) });

// A fourth answer within seconds keeps its distance from the third: six seconds, and a tick.
const PATIENCE = { timeout: 40_000 };

/** Says hello, asks for help, touches a button: three messages, or four, each answered once. */
async function converse(page: Page, { asksFor, hello, echo, help, offer, choice }: Language) {
  if (asksFor) {
    await write(page, asksFor.text);
    await answer(page, asksFor.answer).waitFor(PATIENCE);
  }
  await write(page, hello);
  await answer(page, echo(hello)).locator("[data-receipt=read]").waitFor(PATIENCE);
  await write(page, help);
  await answer(page, offer).waitFor(PATIENCE);
  await phone(page).getByTestId("choice").filter({ hasText: choice }).click();
  await answer(page, echo(choice)).locator("[data-receipt=read]").waitFor(PATIENCE);
  const count = asksFor ? 4 : 3;
  expect(await bubbles(page, "customer").count()).toBe(count);
  expect(await bubbles(page, "business").count()).toBe(count);
  return count;
}

/** The stack's own functions did it: webhooks to `inbound`, and each answer a call of the sender. */
async function expectOnTheWire(channel: Channel, id: string, count: number) {
  const wire = await wireOf(channel, id);
  const webhooks = wire.filter(({ kind, body }) => kind === "webhook" && isMessage(body));
  // Another test may make webhooks come twice: what was written once is answered once all the same.
  expect(new Set(webhooks.map(({ body }) => body)).size).toBe(count);
  const answers = webhooks.map(({ url, status }) => `${url ?? ""} ${String(status)}`);
  expect([...new Set(answers)]).toEqual([`${stack.functions_url}/inbound/${channel} 200`]);
  const sends = wire.filter(({ kind, body }) => kind === "graph" && isSend(body));
  expect(sends.map(({ status }) => status)).toEqual(Array.from({ length: count }, () => 200));
}

const isMessage = (body: string): boolean =>
  /"messages":\[|"message":\{|"postback":\{/.test(body) && !/"is_echo":true/.test(body);
/** Ticks and "is typing" are calls, too. */
const isSend = (body: string): boolean =>
  /"type":"(text|interactive|template)"|"message":\{/.test(body) && !/"status":"read"/.test(body);

async function statesOf(id: string): Promise<string[]> {
  const rows = await db.query<{ state: string }>(
    `select concat_ws(' ', m.status, m.receipt) as state
     from public.contact_identities as i
     join public.outbound_messages as m
       on m.tenant_id = i.tenant_id and m.contact_id = i.contact_id
     where i.value = $1 and m.kind in ('text', 'buttons', 'list', 'template')`,
    [id],
  );
  return rows.map(({ state }) => state);
}

const conversations = CHANNELS.flatMap((channel) =>
  LANGUAGES.map((language) => [channel, language.name, language] as const),
);

test.each(conversations)("a newcomer writes on %s in %s and is answered", async (...given) => {
  const [channel, , language] = given;
  const { name, ids } = await newcomer();
  await visiting(browser, { email: restaurateur, path: "/simulator" }, async (page) => {
    await takePhone(page, name);
    await openApp(page, channel);
    const count = await converse(page, language);
    await expectOnTheWire(channel, ids[channel], count);
    // What the phone shows as read, the database knows as read: the receipts came back, too.
    await expect
      .poll(() => statesOf(ids[channel]), { timeout: 20_000 })
      .toEqual(Array.from({ length: count }, () => "SENT read"));
  });
});
