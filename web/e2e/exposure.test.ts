import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import {
  admin,
  connect,
  type Database,
  directeur,
  operateur,
  plantLeak,
  repairLeak,
  restaurateur,
  seriousViolations,
  uniqueName,
} from "./support/lookout.ts";

let browser: Browser;
let db: Database;
const table = uniqueName("peep");
const PATH = `/security/exposure?q=${table}`;

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  await plantLeak(db, table);
});
afterAll(async () => {
  await repairLeak(db, table);
  await Promise.all([browser.close(), db.end()]);
});

it("shows what a stranger reaches, why, and the statement that closes it", async () => {
  await visiting(browser, { email: directeur, path: PATH }, async (page) => {
    const line = page.locator(`[data-object="public.${table}"]`);
    await line.waitFor();
    expect(await line.locator("[data-effect=all_rows]").first().getAttribute("aria-label")).toBe(
      "anon : Toutes les lignes (SELECT)",
    );
    const findings = page.getByTestId("findings");
    expect(await findings.textContent()).toContain(`revoke all on public.${table} from anon`);
    await line.getByRole("button").click();
    const drawer = page.getByRole("dialog");
    await drawer.waitFor();
    expect(await drawer.textContent()).toContain("la sécurité par ligne est inactive");
    expect(await drawer.textContent()).toContain("accordé par anon");
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("keeps its filters in the address", async () => {
  const path = `${PATH}&role=authenticated&effect=all_rows`;
  await visiting(browser, { email: directeur, path }, async (page) => {
    await page.getByText("Aucun objet ne correspond").waitFor();
    await page.goto(`${PATH}&role=anon&effect=all_rows`);
    await page.locator(`[data-object="public.${table}"]`).waitFor();
    await page.reload();
    await page.locator(`[data-object="public.${table}"]`).waitFor();
  });
});

it("accepts a finding until a date, in the name of somebody, and ends it", async () => {
  await visiting(browser, { email: admin, path: PATH }, async (page) => {
    const finding = page.locator("[data-finding=GRANT_TO_ANON]").filter({ hasText: table });
    await finding.getByRole("button", { name: "Accepter pour un temps…" }).click();
    const dialog = page.getByRole("dialog");
    const submit = dialog.getByRole("button", { name: "Ajouter une exception" });
    await dialog.getByLabel(/Motif/).fill("trop court");
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel(/Motif/).fill("Démonstration publique jusqu’à la fin du mois");
    await dialog.getByLabel(/Répondant/).fill("Patient Mbuyi");
    await submit.click();
    await page.getByText("Exception ajoutée").waitFor();
    await page.getByRole("tab", { name: /Exceptions/ }).click();
    const row = page
      .getByRole("row")
      .filter({ hasText: table })
      .filter({ hasText: "Patient Mbuyi" });
    await row.getByRole("button", { name: "Mettre fin" }).click();
    await page.getByLabel(/Pourquoi y mettre fin/).fill("La démonstration est finie");
    await page.getByRole("dialog").getByRole("button", { name: "Mettre fin" }).click();
    await page.getByText("Exception terminée").waitFor();
  });
});

it("lets the directeur read exceptions and not make them", async () => {
  await visiting(browser, { email: directeur, path: `${PATH}&view=exceptions` }, async (page) => {
    await page.getByRole("tab", { name: /Exceptions/ }).waitFor();
    expect(await page.getByRole("button", { name: "Ajouter une exception" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Accepter pour un temps…" }).count()).toBe(0);
  });
});

it("shows the proof: the last anonymous audit, and an audit without value as such", async () => {
  const record = async (verdict: string, canary: boolean, leaks: number, ago: number) => {
    const finding = { verdict: "LEAK", action: "SELECT", object: `public.${table}` };
    const findings =
      leaks > 0 ? [{ ...finding, identity: "anon", why: "200 with a row count" }] : [];
    await db.query("select security.record_leak_audit($1)", [
      {
        started_at: new Date(Date.now() - ago - 4000).toISOString(),
        finished_at: new Date(Date.now() - ago).toISOString(),
        target: `http://127.0.0.1/${table}`,
        mode: "catalog",
        verdict,
        tool_version: "0.1.0",
        objects_total: 90,
        objects_probed: 90,
        leak_count: leaks,
        unknown_count: 0,
        denied_count: 80,
        empty_count: 10 - leaks,
        canary_caught: canary,
        findings,
      },
    ]);
  };
  const path = `${PATH}&view=audits`;
  await record("FAIL", true, 1, 0);
  await visiting(browser, { email: directeur, path }, async (page) => {
    const audit = page.getByTestId("audit");
    await audit.waitFor();
    expect(await audit.getAttribute("data-verdict")).toBe("FAIL");
    expect(await audit.textContent()).toContain(`SELECT sur public.${table} en tant que anon`);
    await record("INVALID", false, 0, -1000);
    await page.reload();
    await page.getByText("son silence ne prouve rien").waitFor();
    expect(await page.locator("pre").textContent()).toContain("npm run audit:anon");
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("belongs to the operator", async () => {
  await visiting(browser, { email: operateur, path: PATH }, async (page) => {
    await page.getByText("Cette page ne vous est pas ouverte").waitFor();
  });
  await visiting(browser, { email: restaurateur, path: "/" }, async (page) => {
    await page.getByRole("navigation").getByText("Membres").waitFor();
    expect(await page.getByRole("link", { name: "Exposition" }).count()).toBe(0);
  });
});

it.each(["en", "ar"] as const)("reads well in %s, in the dark and on a phone", async (locale) => {
  const viewport = { width: 390, height: 844 };
  const visit = { email: directeur, path: PATH, locale, theme: "dark" as const, viewport };
  await visiting(browser, visit, async (page) => {
    await page.locator(`[data-object="public.${table}"]`).waitFor();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.locator("body").textContent()).not.toMatch(/security\.(exposure|note)/);
    expect(await seriousViolations(page)).toEqual([]);
  });
});
