import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import {
  connect,
  type Database,
  directeur,
  operateur,
  restaurateur,
  seriousViolations,
  uniqueName,
} from "./support/lookout.ts";

let browser: Browser;
let db: Database;
const mark = uniqueName("mark");
const PATH = "/security/events?period=24h";

const log = (severity: string, note: string) =>
  db.query(
    `select security.log_event('TENANT_CHANGED',
       (select id from public.tenants where slug = 'petrole-lushi'),
       jsonb_build_object('note', $1::text, 'nested', jsonb_build_object('mark', $2::text)), $3)`,
    [note, mark, severity],
  );

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  await log("HIGH", "premier fait");
  await log("LOW", "second fait");
});
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

it("finds an event by its facts, nested ones too, and opens it", async () => {
  await visiting(browser, { email: directeur, path: `${PATH}&q=${mark}` }, async (page) => {
    const events = page.locator("[data-event=TENANT_CHANGED]");
    await events.nth(1).waitFor();
    expect(await events.count()).toBe(2);
    await events.first().click();
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    expect(await drawer.textContent()).toContain("second fait");
    await page.waitForURL(/event=\d+/);
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("filters by severity and period, in the address", async () => {
  const path = `${PATH}&q=${mark}&severity=HIGH`;
  await visiting(browser, { email: directeur, path }, async (page) => {
    await page.getByText("premier fait").waitFor();
    expect(await page.getByText("second fait").count()).toBe(0);
    await page.reload();
    await page.getByText("premier fait").waitFor();
    await page.getByRole("button", { name: "Effacer les filtres" }).click();
    await page.waitForURL((url) => url.search === "");
  });
});

it("shows a new event without being asked", async () => {
  await visiting(browser, { email: directeur, path: PATH }, async (page) => {
    await page.locator("[data-event]").first().waitFor();
    const note = uniqueName("live");
    await log("MEDIUM", note);
    await page.getByText(note).waitFor({ timeout: 20_000 });
  });
});

it("exports what it shows", async () => {
  await visiting(browser, { email: directeur, path: `${PATH}&q=${mark}` }, async (page) => {
    await page.locator("[data-event]").first().waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter (CSV)" }).click();
    expect((await download).suggestedFilename()).toMatch(/^security-events-petrole-lushi-.*\.csv$/);
  });
});

it("keeps the events of one company from another, and all of them from the operateur", async () => {
  await visiting(browser, { email: restaurateur, path: PATH }, async (page) => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page
      .getByText(/événements?$/)
      .first()
      .waitFor();
    expect(await page.getByText("premier fait").count()).toBe(0);
  });
  await visiting(browser, { email: operateur, path: PATH }, async (page) => {
    await page.getByText("Cette page ne vous est pas ouverte").waitFor();
  });
});

it("says when nothing happened, and when it could not be read", async () => {
  await visiting(
    browser,
    { email: directeur, path: `${PATH}&q=nothing-is-called-so` },
    async (page) => {
      await page.getByText("Aucun événement sur la période").waitFor();
      await page.route(/rest\/v1\/security_events/, (route) =>
        route.fulfill({ status: 500, json: { message: "no database" } }),
      );
      await page.goto(PATH);
      await page.locator("[data-error-kind=unavailable]").first().waitFor();
    },
  );
});

it("fits a phone and reads from right to left", async () => {
  const viewport = { width: 390, height: 844 };
  const visit = { email: directeur, path: PATH, locale: "ar" as const, viewport };
  await visiting(browser, visit, async (page) => {
    await page.locator("[data-event]").first().waitFor();
    expect(await page.getAttribute("html", "dir")).toBe("rtl");
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await seriousViolations(page)).toEqual([]);
  });
});
