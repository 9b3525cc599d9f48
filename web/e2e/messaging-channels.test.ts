import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import { connect, type Database } from "./support/lookout.ts";
import { createRestaurant, type OwnRestaurant, write } from "./support/restaurant.ts";

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

const asOwner = (path: string, body: (page: Page) => Promise<void>): Promise<void> =>
  visiting(browser, { ...resto.owner, path }, body);
const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole("dialog", { name });
const card = (page: Page): Locator =>
  page.getByRole("article").filter({ has: page.getByRole("heading", { name: "Numéro d’essai" }) });

test("a card tells what a channel does and what somebody should look at", async () => {
  const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
  await rpcAs(resto.owner, "change_channel", {
    channel_id: resto.channelId,
    changes: { quality: "RED", token_expires_at: soon },
  });
  await asOwner("/messaging/channels", async (page) => {
    await card(page)
      .getByText(/Meta n’a encore jamais appelé/)
      .waitFor();
    await card(page)
      .getByText(/Le jeton expire/)
      .waitFor();
    await card(page)
      .getByText(/Qualité basse chez Meta/)
      .waitFor();
    await write(resto, "Premier client", "Bonjour");
    await page.reload();
    await card(page).getByText("En pause : les messages arrivent, rien ne part.").waitFor();
    expect(await card(page).locator("[data-concern=silent]").count()).toBe(0);
  });
});

test("a channel is connected once; an identity that is taken says so and keeps what was typed", async () => {
  await asOwner("/messaging/channels", async (page) => {
    await page.getByRole("button", { name: "Relier un canal" }).click();
    const form = dialog(page, "Relier un canal");
    await form.getByRole("combobox", { name: "Canal" }).click();
    await page.getByRole("option", { name: "Messenger" }).click();
    await form.getByLabel("Nom affiché").fill("Page d’essai");
    await form.getByLabel("Identifiant chez Meta").fill("300000000000001");
    await form.getByLabel("Nom du secret").fill("META_TOKEN_E2E");
    await form.getByRole("button", { name: "Relier un canal" }).click();
    await form.getByText("Cette identité est déjà reliée").waitFor();
    await form.getByLabel("Identifiant chez Meta").fill(`page.${resto.identity}`);
    await form.getByRole("button", { name: "Relier un canal" }).click();
    await page.getByRole("heading", { name: "Page d’essai" }).waitFor();
  });
});

test("a channel is disconnected; a token typed in place of its secret's name goes nowhere", async () => {
  await asOwner(`/messaging/channels?id=${resto.channelId}`, async (page) => {
    await dialog(page, "Numéro d’essai").getByRole("button", { name: "Modifier" }).click();
    const form = dialog(page, "Modifier Numéro d’essai");
    await form.getByLabel("Nom du secret").fill("EAAGm0PX4ZCpsBAKZC");
    await form.getByText(/ne prend jamais un jeton/).waitFor();
    expect(await form.getByRole("button", { name: "Enregistrer" }).isDisabled()).toBe(true);
    await form.getByLabel("Nom du secret").fill("META_TOKEN_E2E");
    await form.getByRole("combobox", { name: "État" }).click();
    await page.getByRole("option", { name: "Déconnecté" }).click();
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await dialog(page, "Numéro d’essai")
      .getByText("Déconnecté : ce qui arrive n’est pas gardé, rien ne part.")
      .waitFor();
  });
});
