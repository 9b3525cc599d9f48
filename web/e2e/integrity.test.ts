import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import {
  connect,
  type Database,
  directeur,
  plantLeak,
  repairLeak,
  uniqueName,
} from "./support/lookout.ts";
import { demoPassword } from "./support/tenants.ts";

let browser: Browser;
let db: Database;
const table = uniqueName("oops");
const list = (search = `?q=${table}`) => `/governance/integrity${search}`;
const rows = (page: Page) => page.getByTestId("alert-row");

const currentAlert = async (rule: string): Promise<string> => {
  const [row] = await db.query<{ id: string }>(
    "select id from public.system_alerts where check_code = $1 and entity_key = $2 and is_active",
    [rule, `public.${table}`],
  );
  if (!row) throw new Error(`No alert ${rule} on ${table}`);
  return row.id;
};

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  await plantLeak(db, table);
});
afterAll(async () => {
  await repairLeak(db, table);
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

      await repairLeak(db, table);
      await history.locator("[data-kind=AUTO_RESOLVED]").waitFor({ timeout: 30_000 });
      expect(await page.locator("[data-action=acknowledge]").count()).toBe(0);

      await plantLeak(db, table);
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
        expect(await page.getByTestId("runbook").textContent()).toContain("Remède");
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
      const refreshed = slow.waitForResponse(/rest\/v1\/v_system_alerts/);
      release();
      await refreshed;
      // The row with the other person's decision, not only its actions: a decision names its version.
      await slow.getByText("Prise en charge", { exact: true }).first().waitFor();
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
