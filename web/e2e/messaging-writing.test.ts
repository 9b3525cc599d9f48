import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import { connect, type Database } from "./support/lookout.ts";
import { createRestaurant, type OwnRestaurant, write } from "./support/restaurant.ts";

let browser: Browser;
let db: Database;
let resto: OwnRestaurant;

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  resto = await createRestaurant(db);
  await write(resto, "Nadia Écrit", "Vous livrez ?");
  await write(resto, "Omar Attend", "Et moi ?");
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

const SEND = "**/rest/v1/rpc/send_message";

const opened = (name: RegExp, body: (page: Page) => Promise<void>) =>
  visiting(browser, { ...resto.owner, path: "/messaging/conversations" }, async (page) => {
    await page.getByRole("link", { name }).click();
    await page
      .getByRole("log")
      .getByText(/Vous livrez|Et moi/)
      .first()
      .waitFor();
    await body(page);
  });
const line = (page: Page) => page.getByLabel("Votre message");

test("after a lost answer the same words leave once, and changed words leave as well", async () => {
  await opened(/Nadia Écrit/, async (page) => {
    await page.route(SEND, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await line(page).fill("Oui, jusqu’à minuit.");
    await line(page).press("Enter");
    await page.getByRole("log").getByText("Oui, jusqu’à minuit.").waitFor();
    expect(await line(page).inputValue()).toBe("Oui, jusqu’à minuit.");
    await page.unroute(SEND);
    await line(page).press("Enter");
    await expect.poll(() => line(page).inputValue()).toBe("");

    await line(page).fill("Et à toute heure le samedi.");
    await line(page).press("Enter");
    await page.getByRole("log").getByText("Et à toute heure le samedi.").waitFor();
    expect(await page.getByRole("log").getByText("Oui, jusqu’à minuit.").count()).toBe(1);
  });
});

test("words changed after a lost answer are not taken for the first ones", async () => {
  await opened(/Nadia Écrit/, async (page) => {
    await page.route(SEND, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await line(page).fill("À tout de suite");
    await line(page).press("Enter");
    await page.getByRole("log").getByText("À tout de suite", { exact: true }).waitFor();
    await page.unroute(SEND);
    await line(page).fill("À tout de suite, Nadia");
    await line(page).press("Enter");
    await page.getByRole("log").getByText("À tout de suite, Nadia").waitFor();
  });
});

test("without a server the conversation keeps its place and what was typed, elsewhere too", async () => {
  await opened(/Omar Attend/, async (page) => {
    await line(page).fill("Je vérifie");
    await page.route("**/rest/v1/**", (route) => route.abort());
    await line(page).press("Enter");
    await page.locator("[data-error-kind=offline]").first().waitFor();
    expect(await line(page).inputValue()).toBe("Je vérifie");
    const box = await page.getByRole("log").boundingBox();
    expect(box?.width).toBeGreaterThan(350);
    await page.unroute("**/rest/v1/**");

    await page.getByRole("link", { name: /Nadia Écrit/ }).click();
    await page.getByRole("log").getByText("Vous livrez ?", { exact: true }).waitFor();
    expect(await line(page).inputValue()).toBe("");
    await page.getByRole("link", { name: /Omar Attend/ }).click();
    await page.getByRole("log").getByText("Et moi ?").first().waitFor();
    expect(await line(page).inputValue()).toBe("Je vérifie");
  });
});
