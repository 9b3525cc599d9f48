import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, type Visit, visiting } from "./support/browser.ts";
import { createDepot, hoursAgo, type OwnDepot, openTank } from "./support/depot.ts";
import { connect, type Database, seriousViolations, uniqueName } from "./support/lookout.ts";

let browser: Browser;
let db: Database;
let depot: OwnDepot;

// 100,000 L in TANK1, whose gauge table gives 50 L a millimetre; TANK2 beside it is empty.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  await openTank(depot, 100_000, hoursAgo(72));
  await db.query(
    `insert into public.citernes
       (tenant_id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, position)
     values ($1, $2, 'TANK2', $3, 300000, 280000, 200)`,
    [depot.tenant.id, depot.id, depot.produitId],
  );
  await rpcAs(depot.tenant.admin, "add_bareme", {
    id: crypto.randomUUID(),
    citerne_id: depot.citerneId,
    certificat_numero: "OCC-1",
    organisme: "OCC",
    valide_du: "2026-01-01",
    valide_au: "2099-01-01",
    points: [
      [0, 0],
      [10_000, 500_000],
    ],
  });
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

type Who = "operateur" | "gerant" | "directeur";

function as(who: Who, path: string, body: (page: Page) => Promise<void>, visit: Visit = {}) {
  return visiting(browser, { ...depot[who], path, ...visit }, body);
}

const dialog = (page: Page): Locator => page.getByRole("dialog");

const stock = async (): Promise<number> => {
  const [row] = await db.query<{ litres: string }>(
    "select sum(stock_ambiant) as litres from public.stocks_snapshot where citerne_id = $1",
    [depot.citerneId],
  );
  return Number(row?.litres);
};

test("a transfer draws both tanks, says what does not fit at its field, and is booked", async () => {
  await as("operateur", "/depot/transferts/new", async (page) => {
    await page.getByLabel("Citerne d’origine").fill("TANK1");
    await page.getByRole("option", { name: "TANK1" }).click();
    await page.getByLabel("Citerne d’arrivée").fill("TANK2");
    await page.getByRole("option", { name: "TANK2" }).click();
    await page.getByLabel("Volume parti (ambiant)").fill("900 000");
    await page.locator("[data-field=temperature]").fill("25");
    await page.getByLabel("Densité observée").fill("835");
    await page.locator("[data-field=sorti][aria-invalid=true]").waitFor();
    await page.getByLabel("Volume parti (ambiant)").fill("10 000");
    await page.getByText(/→ 10\s000\sL/).waitFor();
    await page.locator("[data-field=sorti][aria-invalid=false]").waitFor();
    await page.getByRole("button", { name: "Enregistrer le transfert" }).click();
    await page.getByRole("row", { name: /TANK1 → TANK2/ }).waitFor();
  });
});

test("a dip shows the way to its gap; the gap is proposed by one and approved by another", async () => {
  await as("gerant", `/depot/jauges/new?citerne=${depot.citerneId}`, async (page) => {
    const litres = (await stock()) - 5000;
    await page.getByLabel("Hauteur totale").fill(String(litres / 50));
    await page.locator("[data-field=temperature0]").fill("24");
    await page.getByRole("button", { name: "Ajouter une température" }).click();
    await page.getByLabel("Température 2").fill("26");
    await page.getByLabel("Densité observée").fill("835");
    await page.getByText(/au-delà de la tolérance de 0,5\s%/).waitFor();
    await page.getByRole("button", { name: "Enregistrer", exact: true }).click();
    const row = page.getByRole("row", { name: /TANK1/ });
    await row.getByText(/hors tolérance/).waitFor();
    expect(await row.textContent()).toContain("25 °C");
    await row.getByRole("button", { name: /^Actions/ }).click();
    await page.getByRole("menuitem", { name: "Proposer un ajustement" }).click();
    await dialog(page).getByLabel("Motif").fill("Écart confirmé par une deuxième mesure");
    await dialog(page).getByRole("button", { name: "Proposer" }).click();
    await row.getByRole("link", { name: "Ajustement proposé" }).click();
    await page.getByText("Vous l’avez proposé : une autre personne doit décider.").waitFor();
    expect(await page.getByRole("button", { name: "Approuver" }).count()).toBe(0);
  });
  const before = await stock();
  await as("directeur", "/depot/ajustements?etat=PROPOSE", async (page) => {
    await page.getByRole("link", { name: "Ajustement", exact: true }).click();
    await page.getByRole("button", { name: "Approuver" }).click();
    await dialog(page).getByRole("button", { name: "Approuver" }).click();
    await page.locator("[data-statut=APPROUVE]").waitFor();
    expect(await stock()).toBe(before - 5000);
  });
});

test("a reference is added once, and a name that is taken is said in words", async () => {
  const name = uniqueName("Client");
  const visit = { ...depot.tenant.admin, path: "/depot/references/clients" };
  await visiting(browser, visit, async (page) => {
    for (const outcome of ["saved", "refused"]) {
      await page.getByRole("button", { name: "Ajouter un client" }).click();
      await dialog(page).getByLabel("Nom").fill(name);
      await dialog(page).getByRole("button", { name: "Enregistrer" }).click();
      if (outcome === "saved") await page.getByRole("row", { name: new RegExp(name) }).waitFor();
      else await dialog(page).getByText("Un client porte déjà ce nom").waitFor();
    }
  });
});

test.each([
  ["/depot/cours", "fr"],
  ["/depot/receptions/new", "ar"],
  ["/depot/sorties", "ar"],
  ["/depot/jauges/new", "fr"],
  ["/depot/ajustements/new", "ar"],
  ["/depot/references/camions", "fr"],
] as const)("%s fits a phone in %s, and axe finds nothing serious", async (path, locale) => {
  const visit: Visit = { ...depot.gerant, path, locale, viewport: { width: 390, height: 844 } };
  await visiting(browser, visit, async (page) => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      390,
    );
    expect(await seriousViolations(page)).toEqual([]);
  });
});
