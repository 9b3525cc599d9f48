import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import { connect, type Database } from "./support/lookout.ts";
import { createRestaurant, type OwnRestaurant } from "./support/restaurant.ts";

let browser: Browser;
let db: Database;
let resto: OwnRestaurant;

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  resto = await createRestaurant(db);
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

const as = (path: string, body: (page: Page) => Promise<void>) =>
  visiting(browser, { ...resto.owner, path }, body);

const words = { fr: "Meta a refusé l’envoi.", en: "Meta refused.", ar: "رفضت Meta." };
const DEAD = Array.from({ length: 150 }, (_, index) => ({
  id: 150 - index,
  created_at: new Date().toISOString(),
  channel: "whatsapp",
  conversation_id: "00000000-0000-4000-8000-000000000000",
  contact_name: `Client ${String(150 - index)}`,
  status: "DLQ",
  error_code: null,
  key: "provider_other",
  reason: words,
  remedy: words,
  button: "replay",
  attempts: 1,
  template: null,
  can_replay: true,
}));

/** More dead letters than one portion takes; of the replays one is refused, each id counted once. */
async function standIn(page: Page) {
  const replayed: number[][] = [];
  const gone = new Set<number>();
  await page.route("**/rpc/list_dead_letters", async (route) => {
    const { before_id } = route.request().postDataJSON() as { before_id: number | null };
    const rows = DEAD.filter(({ id }) => !gone.has(id) && (before_id === null || id < before_id));
    await route.fulfill({ json: rows.slice(0, 200) });
  });
  await page.route("**/rpc/replay_outbound", async (route) => {
    const { outbound_ids } = route.request().postDataJSON() as { outbound_ids: number[] };
    replayed.push(outbound_ids);
    if (replayed.length === 2) {
      const refusal = { code: "PT422", message: "dlq_replay_disabled", details: "It is off." };
      await route.fulfill({ status: 422, json: refusal });
      return;
    }
    for (const id of outbound_ids) gone.add(id);
    const json = { replayed: outbound_ids.length, skipped: [], expired: [], wake: false };
    await route.fulfill({ json });
  });
  return replayed;
}

test("many dead letters leave in portions; what failed is named and tried again", async () => {
  await as("/", async (page) => {
    const replayed = await standIn(page);
    await page.goto("/messaging/outbox?status=DLQ");
    const more = page.getByRole("button", { name: "Afficher la suite" });
    for (let shown = 50; shown < 150; shown += 50) {
      await more.click();
      await page.getByText(`Client ${String(150 - shown - 49)}`, { exact: true }).waitFor();
    }
    await page.getByLabel("Tout ce qui est à l’écran").check();
    await page.getByRole("button", { name: "Renvoyer" }).first().click();
    const asked = page.getByRole("dialog", { name: /Renvoyer/ });
    await asked.getByLabel("Motif").fill("Le jeton est neuf");
    await asked.getByRole("button", { name: "Renvoyer" }).click();
    await asked.getByText("150 sur 150").waitFor();
    await asked.getByText("100 messages remis en file.").waitFor();
    await asked.getByText("50 messages n’ont pas pu être décidés").waitFor();
    expect(await asked.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("100");
    expect(replayed.map((ids) => ids.length)).toEqual([100, 50]);
    await asked.getByRole("button", { name: "Continuer" }).click();
    await asked.waitFor({ state: "detached" });
    await page.getByText("50 messages remis en file.").waitFor();
    expect(replayed[2]).toEqual(replayed[1]);
  });
});

test("the screen of stops says once that the server is away", async () => {
  await as("/", async (page) => {
    await page.route(/rest\/v1\/(outbound_switches|rpc\/effective_flags)/, (route) =>
      route.abort(),
    );
    await page.goto("/messaging/outbox/switches");
    await page.getByRole("alert").first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.getByRole("alert").count()).toBe(1);
    await page.unroute(/rest\/v1\/(outbound_switches|rpc\/effective_flags)/);
    await page.getByRole("button", { name: "Réessayer" }).click();
    await page.getByText("Envois de l’entreprise").waitFor();
    await page.getByText("Aucune suspension").waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
  });
});
