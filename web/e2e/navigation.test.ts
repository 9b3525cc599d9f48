import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visiting } from "./support/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

// In the order of the menu; the log of actions and what was found in it are not for everyone.
const DEPOT = [
  "/depot",
  "/depot/citernes",
  "/depot/cours",
  "/depot/receptions",
  "/depot/sorties",
  "/depot/transferts",
  "/depot/jauges",
  "/depot/ajustements",
  "/depot/stocks",
  "/depot/bilan",
  "/depot/journal",
  "/depot/clotures",
];
const REFERENCES = "/depot/references";
const DEPOT_WITH_LOG = [...DEPOT, "/depot/logs", "/depot/constats", REFERENCES];

const PLATFORM = [
  "/governance/integrity",
  "/governance/checks",
  "/security/exposure",
  "/security/events",
  "/settings/members",
  "/settings/flags",
  "/settings/notifications",
];

// Only those of a restaurant: who answers customers, and who runs the channels.
const ANSWERS = [
  "/messaging/conversations",
  "/messaging/outbox",
  "/messaging/templates",
  "/messaging/channels",
];
// The simulator closes the section wherever the stack is a local one, as that of the tests is.
const SIMULATOR = "/simulator";
const MESSAGES = [...ANSWERS, "/messaging/clients", SIMULATOR];

const EVERYTHING = ["/", ...DEPOT_WITH_LOG, ...PLATFORM];

// The exposure of the database is the operator's business: a restaurant's owner does not see it.
const MENUS: readonly [string, readonly string[]][] = [
  ["admin@depot.demo.vigie", EVERYTHING],
  ["directeur@depot.demo.vigie", EVERYTHING],
  ["pca@depot.demo.vigie", EVERYTHING],
  ["gerant@depot.demo.vigie", ["/", ...DEPOT_WITH_LOG, "/settings/members"]],
  ["operateur@depot.demo.vigie", ["/", ...DEPOT, REFERENCES]],
  ["lecture@depot.demo.vigie", ["/", ...DEPOT, REFERENCES]],
  [
    "owner@resto.demo.vigie",
    ["/", ...MESSAGES, ...PLATFORM.filter((path) => path !== "/security/exposure")],
  ],
  ["kitchen@resto.demo.vigie", ["/"]],
  ["agent@resto.demo.vigie", ["/", ...ANSWERS, SIMULATOR]],
  ["courier@resto.demo.vigie", ["/"]],
];

async function menuOf(page: Page): Promise<string[]> {
  const links = page.getByRole("navigation", { name: "Menu principal" }).getByRole("link");
  await links.first().waitFor();
  return links.evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href") ?? ""));
}

test.each(MENUS)(
  "%s finds in the menu what the role may see, and no more",
  async (email, paths) => {
    await visiting(browser, { email }, async (page) => {
      expect(await menuOf(page)).toEqual(paths);
      await page.getByRole("heading", { level: 1, name: /Bonjour/ }).waitFor();
    });
  },
);

test.each([
  "/governance/integrity",
  "/governance/checks",
  "/security/exposure",
  "/security/events",
  "/settings/members",
  "/settings/flags",
  "/settings/notifications",
  "/depot/logs",
])("%s tells an operator in words that it is not open, and whom to ask", async (path) => {
  await visiting(browser, { email: "operateur@depot.demo.vigie", path }, async (page) => {
    const refusal = page.getByRole("main").getByRole("alert");
    await refusal.waitFor();
    const text = await refusal.textContent();
    expect(text).toContain("Cette page ne vous est pas ouverte");
    expect(text).toContain("administrateur de votre organisation");
  });
});

test("someone of two organisations switches between them, and the choice is kept", async () => {
  await visiting(
    browser,
    { email: "multi@demo.vigie", path: "/?tenant=petrole-lushi" },
    async (page) => {
      await page.getByRole("button", { name: /actuellement Pétrole/ }).click();
      await page.getByRole("menuitem", { name: /Saveurs/ }).click();
      await page.getByRole("button", { name: /actuellement Saveurs/ }).waitFor();
      expect(await menuOf(page)).not.toContain("/security/exposure");
      await page.goto("/settings/members");
      await page.getByText("owner@resto.demo.vigie").waitFor();
      expect(await page.getByText("admin@depot.demo.vigie").count()).toBe(0);
    },
  );
});

test("Arabic turns the page round, and a reload keeps it", async () => {
  await visiting(browser, { email: "admin@depot.demo.vigie" }, async (page) => {
    await page.getByRole("button", { name: /^Langue/ }).click();
    await page.getByRole("menuitem", { name: "العربية" }).click();
    await page.getByRole("heading", { level: 1, name: /مرحبًا/ }).waitFor();
    await page.reload();
    await page.getByRole("heading", { level: 1, name: /مرحبًا/ }).waitFor();
    expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    const menu = await page.getByRole("navigation").boundingBox();
    expect(menu?.x ?? 0).toBeGreaterThan(680);
  });
});

test("filters are in the address: a reload and the back button find them", async () => {
  const visit = { email: "admin@depot.demo.vigie", path: "/settings/flags" };
  await visiting(browser, visit, async (page) => {
    await page.getByText("META_SIGNATURE_REQUIRED").waitFor();
    await page.getByLabel("Nom ou description").fill("META_VERIFY_ENABLED");
    await page.waitForURL(/search=META_VERIFY_ENABLED/);
    await page.getByText("META_SIGNATURE_REQUIRED").waitFor({ state: "hidden" });
    await page.reload();
    await page.getByRole("button", { name: /META_VERIFY_ENABLED/ }).waitFor();
    expect(await page.getByText("META_SIGNATURE_REQUIRED").count()).toBe(0);
    await page.goBack();
    await page.getByText("META_SIGNATURE_REQUIRED").waitFor();
  });
});

test("a phone gets the menu behind a button, and it closes after a choice", async () => {
  const visit = { email: "admin@depot.demo.vigie", viewport: { width: 390, height: 844 } };
  await visiting(browser, visit, async (page) => {
    await page.getByRole("button", { name: "Ouvrir le menu" }).click();
    await page.getByRole("link", { name: "Membres" }).click();
    await page.getByRole("heading", { level: 1, name: "Membres" }).waitFor();
    await page.getByRole("navigation").waitFor({ state: "hidden" });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});

test("the keyboard skips the menu, and an unknown address offers the way home", async () => {
  const visit = { email: "admin@depot.demo.vigie", path: "/nowhere" };
  await visiting(browser, visit, async (page) => {
    await page.getByText("Cette page n’existe pas").waitFor();
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("Aller au contenu");
    await page.getByRole("link", { name: "Retour à l’accueil" }).click();
    await page.getByRole("heading", { level: 1, name: /Bonjour/ }).waitFor();
  });
});

test("a lost network is said as such, with the last figures left on screen", async () => {
  const visit = { email: "admin@depot.demo.vigie", path: "/settings/members" };
  await visiting(browser, visit, async (page) => {
    await page.getByText("directeur@depot.demo.vigie").waitFor();
    await page.route("**/rest/v1/**", (route) => route.abort());
    await page.getByRole("button", { name: "Actualiser" }).click();
    const notice = page.locator("[data-error-kind=offline]");
    await notice.waitFor();
    expect(await page.getByText("directeur@depot.demo.vigie").count()).toBe(1);
    await page.unrouteAll();
    await notice.getByRole("button", { name: "Réessayer" }).click();
    await notice.waitFor({ state: "hidden" });
  });
});
