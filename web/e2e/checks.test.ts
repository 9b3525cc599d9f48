import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import {
  admin,
  connect,
  type Database,
  directeur,
  operateur,
  pca,
  seriousViolations,
} from "./support/lookout.ts";

let browser: Browser;
let db: Database;
const PATH = "/governance/checks";
const BROKEN = "E2E_BROKEN_CHECK";
const row = (page: Page, code: string) =>
  page.locator(`[data-testid=check-row][data-code=${code}]`);

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  await db.query(`
    create view governance.e2e_broken_check as
    select null::uuid as tenant_id, null::uuid as site_id, 'x' as entity_type,
      null::uuid as entity_id, 'x' as entity_key, 'x' as entity_label, null::text as severity,
      jsonb_build_object('x', 1 / (select 0)) as payload`);
  const words = { fr: "Contrôle en panne", en: "Broken check", ar: "فحص معطوب" };
  await db.query(
    `insert into public.integrity_checks
       (code, module, view_name, severity, every, title, message, remedy)
     values ($1, 'governance', 'governance.e2e_broken_check', 'INFO', '1 day', $2, $2, $2)`,
    [BROKEN, words],
  );
  await db.runChecks(BROKEN, "GRANT_TO_ANON");
});
afterAll(async () => {
  // Its alert closes with the check; the catalogue keeps no trace of a test.
  await db.query("update public.integrity_checks set is_enabled = false where code = $1", [BROKEN]);
  await db.runChecks("CHECK_DID_NOT_RUN");
  await db.query("delete from public.check_runs where check_code = $1", [BROKEN]);
  await db.query("delete from public.check_states where check_code = $1", [BROKEN]);
  await db.query("delete from public.integrity_checks where code = $1", [BROKEN]);
  await db.query("drop view governance.e2e_broken_check");
  await Promise.all([browser.close(), db.end()]);
});

it("shows every check with what it did last", async () => {
  await visiting(browser, { email: directeur, path: PATH }, async (page) => {
    const known = row(page, "GRANT_TO_ANON");
    await known.waitFor();
    expect(await known.textContent()).toContain("Réussi");
    expect(await known.getByRole("img").getAttribute("aria-label")).toMatch(/derniers passages/);
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("says in words why a check fails, and does not call that zero anomalies", async () => {
  await visiting(browser, { email: directeur, path: PATH }, async (page) => {
    const broken = row(page, BROKEN);
    await broken.waitFor();
    expect(await broken.getAttribute("data-health")).toBe("failing");
    const text = await broken.textContent();
    expect(text).toContain("L’exécution a échoué");
    expect(text).toContain("Inconnu");
    expect(text).not.toContain("Aucune anomalie");
    await page.getByTestId("health-failing").click();
    await page.waitForURL(/health=failing/);
    await row(page, "GRANT_TO_ANON").waitFor({ state: "detached" });
    expect(await broken.count()).toBe(1);
  });
});

it("runs a check now and shows the run in its history", async () => {
  await visiting(browser, { email: directeur, path: PATH }, async (page) => {
    const known = row(page, "TABLE_WITHOUT_RLS");
    await known.getByRole("button", { name: "Lancer maintenant" }).click();
    await page.getByText(/Table sans protection par ligne : .* en /).waitFor();
    await known.getByRole("button", { name: "Table sans protection par ligne" }).click();
    const history = page.getByTestId("run-history");
    await history.waitFor();
    expect(await history.textContent()).toContain("à la main");
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("lets the admin change a setting with its reason, and the directeur only read it", async () => {
  const path = `${PATH}?code=${BROKEN}`;
  await visiting(browser, { email: directeur, path }, async (page) => {
    await page.getByRole("tab", { name: "Réglages" }).click();
    await page.getByText("Votre rôle permet de lire ces réglages, pas de les changer.").waitFor();
    expect(await page.getByRole("button", { name: "Enregistrer" }).count()).toBe(0);
  });
  await visiting(browser, { email: admin, path }, async (page) => {
    await page.getByRole("tab", { name: "Réglages" }).click();
    const save = page.getByRole("button", { name: "Enregistrer" });
    await page.getByLabel("Budget (ms)").fill("2500");
    expect(await save.isDisabled()).toBe(true);
    await page.getByLabel(/Motif du changement/).fill("Table plus grande depuis août");
    await save.click();
    await page.getByText("Réglages enregistrés").waitFor();
  });
  const [check] = await db.query<{ budget_ms: number }>(
    "select budget_ms from public.integrity_checks where code = $1",
    [BROKEN],
  );
  expect(check?.budget_ms).toBe(2500);
  await db.query("alter table public.check_changes disable trigger user");
  await db.query("delete from public.check_changes where check_code = $1", [BROKEN]);
  await db.query("alter table public.check_changes enable trigger user");
});

it("gives the board no button, and the operateur no page", async () => {
  await visiting(browser, { email: pca, path: PATH }, async (page) => {
    await row(page, "GRANT_TO_ANON").waitFor();
    expect(await page.getByRole("button", { name: /Lancer/ }).count()).toBe(0);
  });
  await visiting(browser, { email: operateur, path: PATH }, async (page) => {
    await page.getByText("Cette page ne vous est pas ouverte").waitFor();
  });
});

it("fits a phone and reads from right to left", async () => {
  const viewport = { width: 390, height: 844 };
  await visiting(
    browser,
    { email: directeur, path: PATH, locale: "ar", viewport },
    async (page) => {
      await row(page, "GRANT_TO_ANON").waitFor();
      expect(await page.getAttribute("html", "dir")).toBe("rtl");
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await page.locator("body").textContent()).not.toMatch(/governance\.checks/);
      expect(await seriousViolations(page)).toEqual([]);
    },
  );
});
