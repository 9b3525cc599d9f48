import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Visit, visiting } from "./support/browser.ts";
import { createDepot, hoursAgo, type OwnDepot, openTank, withdraw } from "./support/depot.ts";
import { connect, type Database, seriousViolations } from "./support/lookout.ts";

let browser: Browser;
let db: Database;
let depot: OwnDepot;

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  await openTank(depot, 250_000, hoursAgo(72));
  await withdraw(depot, 30_000, hoursAgo(48));
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

function asDirecteur(path: string, body: (page: Page) => Promise<void>, visit: Visit) {
  return visiting(browser, { ...depot.directeur, path, ...visit }, body);
}

test("an operator reads the stock, but is offered neither the tanks nor the closings to change", async () => {
  const visit = { ...depot.operateur, path: `/depot/citernes/${depot.citerneId}` };
  await visiting(browser, visit, async (page) => {
    await page.getByRole("heading", { level: 1, name: "TANK1" }).waitFor();
    await page.getByText("Barème de jaugeage").waitFor();
    expect(await page.getByRole("button", { name: "Modifier" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Ajouter un barème" }).count()).toBe(0);
    await page.goto("/depot/clotures");
    await page.getByText("Ouverte").first().waitFor();
    expect(await page.getByRole("button", { name: "Clôturer" }).count()).toBe(0);
  });
});

const PHONE = { viewport: { width: 390, height: 844 } };
const SCREENS: readonly [string, Visit][] = [
  ["/depot", {}],
  ["/depot", { locale: "ar", theme: "dark" }],
  ["/depot", PHONE],
  ["/depot/citernes", { theme: "dark" }],
  ["/depot/citernes", { ...PHONE, locale: "ar" }],
  ["/depot/stocks", {}],
  ["/depot/bilan", { locale: "en", theme: "dark" }],
  ["/depot/journal", { locale: "ar" }],
  ["/depot/clotures", PHONE],
  ["/depot/logs", { theme: "dark" }],
];

test.each(SCREENS)(
  "axe finds nothing serious on %s with %o, and nothing scrolls sideways",
  async (path, visit) => {
    await asDirecteur(
      path,
      async (page) => {
        await page
          .getByText(/TANK1|250.000|2026/)
          .first()
          .waitFor();
        await page.waitForLoadState("networkidle");
        expect(await seriousViolations(page)).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width).toBeLessThanOrEqual(visit.viewport?.width ?? 1360);
      },
      visit,
    );
  },
);
