import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import {
  connect,
  type Database,
  directeur,
  operateur,
  pca,
  plantLeak,
  repairLeak,
  seriousViolations,
  uniqueName,
} from "./support/lookout.ts";

let browser: Browser;
let db: Database;
const table = uniqueName("oops");
const list = (search = `?q=${table}`) => `/governance/integrity${search}`;
const rows = (page: Page) => page.getByTestId("alert-row");

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  await plantLeak(db, table);
});
afterAll(async () => {
  await repairLeak(db, table);
  await Promise.all([browser.close(), db.end()]);
});

describe("who may", () => {
  it("lets the board read and not act", async () => {
    await visiting(browser, { email: pca, path: list() }, async (page) => {
      await rows(page).first().waitFor();
      expect(await page.getByRole("checkbox").count()).toBe(0);
      await rows(page).first().getByRole("link").first().click();
      await page.getByText("Votre rôle permet de lire cette alerte, pas d’y agir.").waitFor();
      expect(await page.locator("[data-action]").count()).toBe(0);
    });
  });

  it("refuses the operateur with the remedy", async () => {
    await visiting(browser, { email: operateur, path: list() }, async (page) => {
      await page.getByText("Cette page ne vous est pas ouverte").waitFor();
      expect(await rows(page).count()).toBe(0);
    });
  });

  it("says that an alert out of reach does not exist", async () => {
    const path = "/governance/integrity/00000000-0000-4000-8000-00000000dead";
    await visiting(browser, { email: directeur, path: path }, async (page) => {
      await page.getByText("Alerte introuvable").waitFor();
      await page.goto("/governance/integrity/not-a-uuid");
      await page.getByText("Alerte introuvable").waitFor();
    });
  });
});

describe("the list", () => {
  it("keeps its filters in the address, through a reload and back", async () => {
    await visiting(browser, { email: directeur, path: "/governance/integrity" }, async (page) => {
      await page.getByRole("searchbox").fill(table);
      await page.waitForURL(/q=oops/);
      await page.getByTestId("counter-CRITICAL").click();
      await page.waitForURL(/severity=CRITICAL/);
      await page.reload();
      await rows(page).first().waitFor();
      expect(await page.getByRole("searchbox").inputValue()).toBe(table);
      expect(await page.getByTestId("alert-total").textContent()).toContain(
        "2 alertes correspondent",
      );
      await page.getByRole("button", { name: "Tout effacer" }).click();
      await page.waitForURL((url) => url.search === "");
    });
  });

  it("is walked with the arrows and selected with the space bar", async () => {
    await visiting(browser, { email: directeur, path: list() }, async (page) => {
      await rows(page).nth(1).waitFor();
      await page.locator("[data-alert-link]").first().focus();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press(" ");
      expect(await rows(page).nth(1).getByRole("checkbox").isChecked()).toBe(true);
      await page.keyboard.press("Enter");
      await page.waitForURL(/governance\/integrity\/[0-9a-f-]{36}/);
    });
  });

  it("finds nothing in words, and never calls a blind silence good news", async () => {
    await visiting(
      browser,
      { email: directeur, path: "/governance/integrity?q=nothing-is-called-so" },
      async (page) => {
        await page.getByText("Aucune alerte ne correspond").waitFor();
        const none = { status: 200, headers: { "content-range": "*/0" }, json: [] };
        await page.route(/rest\/v1\/v_system_alerts/, (route) => route.fulfill(none));
        await page.route(/rest\/v1\/v_checks/, async (route) => {
          const checks = (await (await route.fetch()).json()) as Record<string, unknown>[];
          await route.fulfill({ json: checks.map((check) => ({ ...check, is_late: true })) });
        });
        await page.goto("/governance/integrity");
        await page.getByText("Aucune alerte, mais personne ne regardait").waitFor();
        await page.unroute(/rest\/v1\/v_checks/);
        await page.route(/rest\/v1\/v_checks/, async (route) => {
          const checks = (await (await route.fetch()).json()) as Record<string, unknown>[];
          const fine = { last_status: "OK", is_late: false, is_enabled: true };
          await route.fulfill({
            json: checks.map((check) => ({ ...check, ...fine, last_finished_at: new Date() })),
          });
        });
        await page.reload();
        await page.getByText("Tout va bien").waitFor();
      },
    );
  });

  it("says what failed, and tries again", async () => {
    await visiting(browser, { email: directeur, path: "/" }, async (page) => {
      let isBroken = true;
      await page.route(/rest\/v1\/v_system_alerts/, (route) =>
        isBroken
          ? route.fulfill({ status: 500, json: { message: "no database" } })
          : route.continue(),
      );
      await page.goto(list());
      await page.locator("[data-error-kind=unavailable]").first().waitFor();
      isBroken = false;
      await page.getByRole("button", { name: "Réessayer" }).first().click();
      await rows(page).first().waitFor();
    });
  });

  it("draws the trends with their figures in tables", async () => {
    await visiting(
      browser,
      { email: directeur, path: "/governance/integrity?view=trends" },
      async (page) => {
        await page.getByText("Ouvertes et résolues, jour par jour").waitFor();
        await page.getByText("Lire le graphique en tableau").first().click();
        expect(await page.getByRole("table").count()).toBeGreaterThan(1);
        expect(await seriousViolations(page)).toEqual([]);
      },
    );
  });
});

describe("everywhere and for everyone", () => {
  it("fits a phone, as cards", async () => {
    await visiting(
      browser,
      { email: directeur, path: list(), viewport: { width: 390, height: 844 } },
      async (page) => {
        await page.getByTestId("alert-card").first().waitFor();
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        expect(overflow).toBeLessThanOrEqual(0);
        await page.getByTestId("alert-card").first().getByRole("link").first().click();
        await page.locator("[data-action=comment]").waitFor();
        expect(await seriousViolations(page)).toEqual([]);
      },
    );
  });

  it.each([
    ["fr", "light", "Intégrité"],
    ["en", "dark", "Integrity"],
    ["ar", "light", "السلامة"],
  ] as const)("reads well in %s, %s", async (locale, theme, title) => {
    await visiting(browser, { email: directeur, path: list(), locale, theme }, async (page) => {
      await page.getByRole("heading", { level: 1, name: title }).waitFor();
      await rows(page).first().waitFor();
      expect(await page.getAttribute("html", "dir")).toBe(locale === "ar" ? "rtl" : "ltr");
      expect(await seriousViolations(page)).toEqual([]);
      await rows(page).first().getByRole("link").first().click();
      await page.getByTestId("history").waitFor();
      expect(await seriousViolations(page)).toEqual([]);
      expect(await page.locator("body").textContent()).not.toMatch(/governance\.|errors\./);
    });
  });
});
