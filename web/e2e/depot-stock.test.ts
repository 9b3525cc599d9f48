import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import {
  createDepot,
  hoursAgo,
  localDay,
  type OwnDepot,
  openTank,
  withdraw,
} from "./support/depot.ts";
import { connect, type Database } from "./support/lookout.ts";

let browser: Browser;
let db: Database;
let depot: OwnDepot;

const OPENED_AT = hoursAgo(72);
const LEFT_AT = hoursAgo(48);

// 200,000 L of the company and 50,000 L of a partner; 30,000 L left the day after.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  await openTank(depot, 200_000, OPENED_AT);
  await openTank(depot, 50_000, OPENED_AT, "partner");
  await withdraw(depot, 30_000, LEFT_AT);
  await withdraw(depot, 1000, hoursAgo(1), true);
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

const plain = (text: string | null) => (text ?? "").replace(/[\u00a0\u202f]/g, " ");

function asDirecteur(path: string, body: (page: Page) => Promise<void>) {
  return visiting(browser, { ...depot.directeur, path }, body);
}

test("the dashboard draws the tank with its litres, its owners and what waits", async () => {
  await asDirecteur("/depot", async (page) => {
    const card = page.locator("[data-tank=TANK1]");
    await card.waitFor();
    const label = plain(await card.getByRole("img").first().getAttribute("aria-label"));
    expect(label).toBe("TANK1, Gasoil : 220 000 L sur 500 000 L, soit 44 %");
    const text = plain(await card.textContent());
    expect(text).toContain("Stock propre170 000 L");
    expect(text).toContain("Katanga Oil50 000 L");
    expect(text).toContain("Sans barème");
    await page.locator("[data-todo=sorties]").getByText("Sortie à valider").waitFor();
    await card.getByRole("link", { name: "TANK1" }).click();
    await page.getByRole("heading", { level: 1, name: "TANK1" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/depot/citernes/${depot.citerneId}`);
  });
});

test("a dashboard that cannot be read says so, and shows no zeros", async () => {
  await asDirecteur("/", async (page) => {
    await page.route("**/rpc/depot_dashboard", (route) =>
      route.fulfill({ status: 500, body: "{}" }),
    );
    await page.getByRole("link", { name: "Tableau de bord", exact: true }).click();
    await page.locator("[data-error-kind=unavailable]").waitFor();
    expect(plain(await page.getByRole("main").textContent())).not.toMatch(/\b0 L/);
    await page.unrouteAll();
    await page.getByRole("button", { name: "Réessayer" }).click();
    await page.locator("[data-tank=TANK1]").waitFor();
  });
});

test("a gauge table is pasted, its faulty line is named, and its curve is drawn", async () => {
  const visit = { ...depot.tenant.admin, path: `/depot/citernes/${depot.citerneId}` };
  await visiting(browser, visit, async (page) => {
    await page.getByRole("button", { name: "Ajouter un barème" }).click();
    const form = page.getByRole("dialog", { name: "Barème de TANK1" });
    await form.getByLabel("Certificat").fill("OCC-2026-77");
    await form.getByLabel("Valable à partir du").fill("2026-01-01");
    await form.getByLabel("Hauteur et litres").fill("0;0\n6000;250000\n5000;260000");
    await form.getByText("Ligne 3 : la hauteur ne monte pas.").waitFor();
    const save = form.getByRole("button", { name: "Ajouter un barème" });
    expect(await save.isDisabled()).toBe(true);
    await form
      .getByLabel("Hauteur et litres")
      .fill("Hauteur;Litres\n0;0\n6000;250000\n12000;500 000");
    await form.getByText(/3 lignes lues, de 0 à 12.000 mm/).waitFor();
    await save.click();
    await form.waitFor({ state: "hidden" });
    await page.getByText("OCC-2026-77").waitFor();
    await page.getByRole("img", { name: "Courbe du barème, 3 points" }).waitFor();
  });
});

test("an administrator renames a tank; the change of a colleague is not overwritten", async () => {
  const visit = { ...depot.tenant.admin, path: `/depot/citernes/${depot.citerneId}` };
  await visiting(browser, visit, async (page) => {
    await page.getByRole("button", { name: "Modifier" }).click();
    const form = page.getByRole("dialog", { name: "Modifier la citerne" });
    await form.getByLabel("Remplissage maximal").fill("600000");
    await form.getByText("Le remplissage maximal dépasse la capacité.").waitFor();
    await form.getByLabel("Remplissage maximal").fill("470000");
    await db.query("update public.citernes set note = 'vue par un collègue' where id = $1", [
      depot.citerneId,
    ]);
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await form.locator("[data-error-kind=conflict]").waitFor();
    await form.getByRole("button", { name: "Annuler" }).click();
    await page.getByText("vue par un collègue").waitFor();
    await page.getByRole("button", { name: "Modifier" }).click();
    await form.getByLabel("Remplissage maximal").fill("470000");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await form.waitFor({ state: "hidden" });
    await page.getByText(/jusqu’au remplissage maximal \(470.000.L\)/).waitFor();
  });
});

test("the daily report adds up, and its file says the same as the screen", async () => {
  const day = localDay(LEFT_AT);
  await asDirecteur(`/depot/stocks?period=custom&du=${day}&au=${day}`, async (page) => {
    const row = page.getByRole("row", { name: /TANK1.*Stock propre/ });
    expect(plain(await row.textContent())).toContain("200 000030 000170 000");
    const total = page.getByRole("row", { name: /Total Gasoil/ });
    expect(plain(await total.textContent())).toContain("250 000030 000220 000");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter (CSV)" }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(
      new RegExp(`^etat-journalier-.*-essai-${day}-${day}\\.csv$`),
    );
    const csv = await readFile(await file.path(), "utf8");
    expect(csv).toContain(`${day},TANK1,Gasoil,Stock propre,200000,0,30000,170000`);
    expect(csv).toContain(`${day},TANK1,Gasoil,Katanga Oil,50000,0,0,50000`);
  });
});

test("a day is closed with its reserves and a reason, sealed on paper, and reopened with a trace", async () => {
  const day = localDay(LEFT_AT);
  await asDirecteur("/depot/clotures", async (page) => {
    const row = page.getByRole("row").filter({ has: page.locator(`a[href*="du=${day}"]`) });
    await row.getByRole("button", { name: "Clôturer" }).click();
    const form = page.getByRole("dialog");
    await form.locator("[data-reserve=JAUGES_MANQUANTES]").waitFor();
    const close = form.getByRole("button", { name: "Clôturer avec réserves" });
    expect(await close.isDisabled()).toBe(true);
    await form.getByLabel("Motif").fill("Jauge cassée, remplacée demain");
    await close.click();
    await form.waitFor({ state: "hidden" });
    await row.getByText("Clôturée", { exact: true }).waitFor();
    await row.getByText("Jauge cassée, remplacée demain").waitFor();
    await row.getByRole("button", { name: "Vérifier" }).click();
    await row.getByText("Rien n’a changé depuis la clôture").waitFor();

    await page.goto(`/depot/stocks?period=custom&du=${day}&au=${day}`);
    await page.getByText("Journée clôturée").waitFor();
    await page.emulateMedia({ media: "print" });
    const sheet = page.locator("#print-sheet");
    const [closing] = await db.query<{ empreinte: string }>(
      "select empreinte from public.clotures where tenant_id = $1 and rouvert_at is null",
      [depot.tenant.id],
    );
    const paper = plain(await sheet.textContent());
    expect(paper).toContain(closing?.empreinte);
    expect(paper).toContain("Dépôt d'essai (ESSAI)");
    expect(paper).toContain(depot.directeur.email.slice(0, 9));
    expect(await page.getByRole("navigation").first().isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    expect(await sheet.isVisible()).toBe(false);

    await page.goto("/depot/clotures");
    await row.getByRole("button", { name: "Rouvrir" }).click();
    await form.getByLabel("Motif").fill("Sortie oubliée à saisir");
    await form.getByRole("button", { name: "Rouvrir" }).click();
    await row.getByText(/Rouverte par .*Sortie oubliée à saisir/).waitFor();

    await page.goto("/depot/logs?niveau=CRITICAL");
    await page.locator("[data-action=JOURNEE_ROUVERTE]").waitFor();
  });
});

test("the ledger is filtered by the address; a line of the log tells before and after", async () => {
  await asDirecteur("/depot/journal?nature=SORTIE", async (page) => {
    const table = page.getByRole("table", { name: "Journal de stock" });
    await table
      .getByText("Mines", { exact: false })
      .or(table.getByText(/30.000/))
      .first()
      .waitFor();
    expect(await table.getByRole("row").count()).toBe(2);
    await page.getByRole("button", { name: "Effacer les filtres" }).click();
    await page.getByText("3 écritures").waitFor();
    await page.goBack();
    await page.getByText("1 écriture", { exact: true }).waitFor();

    await page.goto("/depot/logs?q=ouverture");
    await page.locator("[data-action=STOCK_INITIAL_DECLARE]").first().click();
    const drawer = page.getByRole("dialog", { name: "Détail de l’action" });
    await drawer.getByRole("cell", { name: "Proposé", exact: true }).waitFor();
    await drawer.getByRole("cell", { name: "Approuvé", exact: true }).waitFor();
  });
});
