import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import {
  connect,
  type Database,
  directeur,
  operateur,
  pca,
  seriousViolations,
  uniqueName,
} from "./support/lookout.ts";
import { demoPassword } from "./support/tenants.ts";

let browser: Browser;
let db: Database;
const table = uniqueName("oops");
const rules = ["GRANT_TO_ANON", "TABLE_WITHOUT_RLS"];

const plant = async () => {
  await db.query(`create table public.${table} (id int)`);
  await db.query(`grant select on public.${table} to anon`);
  await db.runChecks(...rules);
};
const repair = async () => {
  await db.query(`drop table if exists public.${table}`);
  await db.runChecks(...rules);
};
const currentAlert = async (rule: string): Promise<string> => {
  const [row] = await db.query<{ id: string }>(
    "select id from public.system_alerts where check_code = $1 and entity_key = $2 and is_active",
    [rule, `public.${table}`],
  );
  if (!row) throw new Error(`No alert ${rule} on ${table}`);
  return row.id;
};
const list = (search = `?q=${table}`) => `/governance/integrity${search}`;
const rows = (page: Page) => page.getByTestId("alert-row");

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  await plant();
});
afterAll(async () => {
  await repair();
  await Promise.all([browser.close(), db.end()]);
});

describe("an alert from its opening to its second episode", () => {
  it("is acknowledged and assigned by the directeur, closes by itself, and comes back", async () => {
    await visiting(browser, { email: directeur, path: list() }, async (page) => {
      await rows(page).nth(1).waitFor();
      expect(await rows(page).count()).toBe(2);
      const counter = page.getByTestId("counter-CRITICAL");
      expect(await counter.textContent()).toContain("Critique");
      await page.getByRole("link", { name: "Droit accordé aux anonymes" }).first().click();

      await page.locator("[data-action=acknowledge]").click();
      await page.getByText("Alerte prise en charge").waitFor();
      await page.locator("[data-action=assign]").click();
      await page.getByRole("button", { name: "M’attribuer" }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: "Attribuer", exact: true })
        .click();
      const history = page.getByTestId("history");
      await history.locator("[data-kind=ASSIGNED]").waitFor();
      expect(await history.locator("[data-kind=ACKNOWLEDGED]").textContent()).toContain("Ngalula");

      await repair();
      await history.locator("[data-kind=AUTO_RESOLVED]").waitFor({ timeout: 30_000 });
      expect(await page.locator("[data-action=acknowledge]").count()).toBe(0);

      await plant();
      await page.goto(list());
      await page.getByText("2e épisode").first().waitFor();
      await page.getByRole("link", { name: "Droit accordé aux anonymes" }).first().click();
      expect(await page.getByTestId("episodes").textContent()).toContain("Refermée d’elle-même");
    });
  });

  it("takes back what was done, from the message that says it", async () => {
    const id = await currentAlert("TABLE_WITHOUT_RLS");
    await visiting(
      browser,
      { email: directeur, path: `/governance/integrity/${id}` },
      async (page) => {
        await page.locator("[data-action=acknowledge]").click();
        await page.getByRole("button", { name: "Annuler" }).click();
        await page.getByText("Action annulée").waitFor();
        await page.locator("[data-action=acknowledge]").waitFor();
      },
    );
  });

  it("asks for a reason while the condition holds, and keeps what was written", async () => {
    const id = await currentAlert("TABLE_WITHOUT_RLS");
    await visiting(
      browser,
      { email: directeur, path: `/governance/integrity/${id}` },
      async (page) => {
        await page.locator("[data-action=resolve]").click();
        const dialog = page.getByRole("dialog");
        const submit = dialog.getByRole("button", { name: "Résoudre" });
        await dialog.getByLabel("Commentaire (facultatif)").fill("Table d’essai du jour");
        expect(await submit.isDisabled()).toBe(true);
        await dialog.getByRole("combobox", { name: "Motif" }).click();
        await page.getByRole("option", { name: "Risque accepté" }).click();
        await submit.click();
        await page.locator("[data-action=reopen]").waitFor();
        expect(await page.getByTestId("history").textContent()).toContain("Table d’essai du jour");
        await page.locator("[data-action=reopen]").click();
        await page.getByRole("dialog").getByRole("button", { name: "Rouvrir" }).click();
        await page.locator("[data-action=acknowledge]").waitFor();
      },
    );
  });

  it("sleeps until a moment, and wakes up on demand", async () => {
    const id = await currentAlert("TABLE_WITHOUT_RLS");
    await visiting(
      browser,
      { email: directeur, path: `/governance/integrity/${id}` },
      async (page) => {
        await page.locator("[data-action=snooze]").click();
        await page.getByRole("dialog").getByRole("button", { name: "1 heure" }).click();
        await page.getByRole("dialog").getByRole("button", { name: "Mettre en veille" }).click();
        await page
          .getByText(/En veille jusqu’au/)
          .first()
          .waitFor();
        await page.locator("[data-action=unsnooze]").click();
        await page.getByText("Alerte réveillée").waitFor();
      },
    );
  });

  it("shows the runbook of its check", async () => {
    const id = await currentAlert("GRANT_TO_ANON");
    await visiting(
      browser,
      { email: directeur, path: `/governance/integrity/${id}` },
      async (page) => {
        await page.getByRole("button", { name: "Lire la procédure" }).click();
        expect(await page.getByTestId("runbook").textContent()).toContain("Mitigation");
      },
    );
  });
});

describe("two people at once", () => {
  it("tells the slower one who did what, and shows the result", async () => {
    const id = await currentAlert("GRANT_TO_ANON");
    const path = `/governance/integrity/${id}`;
    await visiting(browser, { email: directeur, path }, async (slow) => {
      await slow.locator("[data-action=acknowledge]").waitFor();
      let release: () => void = () => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      // The slower person's page has not refreshed yet: its reads are held until the click.
      await slow.route(/rest\/v1\/v_system_alerts/, async (route) => {
        await released;
        await route.continue();
      });
      await visiting(browser, { email: "multi@demo.vigie", path }, async (fast) => {
        await fast.locator("[data-action=acknowledge]").click();
        await fast.getByText("Alerte prise en charge").waitFor();
      });
      await slow.locator("[data-action=acknowledge]").click();
      const notice = slow.locator("[data-error-key=alert_conflict]");
      await notice.waitFor();
      expect(await notice.textContent()).toContain("Quelqu’un a agi avant vous");
      expect(await notice.textContent()).toContain("Mukendi");
      release();
      await slow.locator("[data-action=unacknowledge]").click();
      await slow.getByText("Alerte rendue").waitFor();
    });
  });

  it("reports a batch alert by alert", async () => {
    await visiting(browser, { email: directeur, path: list() }, async (page) => {
      await page.getByLabel("Cocher toute la page").check();
      const somebodyElse = {
        email: "multi@demo.vigie",
        password: demoPassword("multi@demo.vigie"),
      };
      const alertId = await currentAlert("GRANT_TO_ANON");
      await rpcAs(somebodyElse, "acknowledge_alert", { alert_id: alertId });
      await page.getByRole("button", { name: "Prendre en charge" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Prendre en charge" }).click();
      await page.getByText("Résultat, alerte par alerte").waitFor();
      const outcomes = page.getByTestId("bulk-outcome");
      expect(await outcomes.count()).toBe(2);
      expect(await page.locator("[data-testid=bulk-outcome][data-ok=false]").count()).toBe(1);
    });
  });
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
