import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Visit, visiting } from "./support/browser.ts";
import { createDepot, hoursAgo, type OwnDepot, openTank, withdraw } from "./support/depot.ts";
import { connect, type Database, uniqueName } from "./support/lookout.ts";
import { fillSortie, lineOf, validateButton } from "./support/sortie-form.ts";

let browser: Browser;
let db: Database;
let depot: OwnDepot;

// 100,000 L of the company in TANK1; TANK2 is empty and takes 30,000 L.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  await openTank(depot, 100_000, hoursAgo(72));
  await db.query(
    `insert into public.citernes
       (tenant_id, depot_id, nom, produit_id, capacite_totale, remplissage_max_l, position)
     values ($1, $2, 'TANK2', $3, 32000, 30000, 200)`,
    [depot.tenant.id, depot.id, depot.produitId],
  );
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

const plain = (text: string | null) => (text ?? "").replace(/[\u00a0\u202f]/g, " ");

function as(who: "operateur" | "gerant", path: string, body: (page: Page) => Promise<void>) {
  const visit: Visit = { ...depot[who], path };
  return visiting(browser, visit, body);
}

/** Types into the field that has the focus and goes on as the hand does: with Enter. */
async function enter(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    await page.keyboard.type(text);
    await page.keyboard.press("Enter");
  }
}

const booked = async (numero: string): Promise<{ n: number; litres: number }> => {
  const [row] = await db.query<{ n: string; litres: string }>(
    `select count(*) as n, coalesce(sum(m.volume_ambiant), 0) as litres
     from public.mouvements_stock as m
     where m.document_id in (
       select s.id from public.sorties_produit as s where s.tenant_id = $1 and s.numero = $2
     )`,
    [depot.tenant.id, numero],
  );
  return { n: Number(row?.n), litres: Number(row?.litres) };
};

test("a truck is entered, moves step by step, and is received by keyboard into two tanks", async () => {
  await as("operateur", "/depot/cours/new", async (page) => {
    await page.getByLabel(/^Plaque/).fill("cgo 77 aa");
    await page.getByLabel("Produit").fill("Gas");
    await page.getByRole("option", { name: "Gasoil" }).click();
    await page.getByLabel("Chargé le").fill(hoursAgo(48).slice(0, 10));
    await page.getByLabel("Volume chargé (ambiant)").fill("38.000");
    await page.getByLabel("Température de chargement").fill("25");
    await page.getByLabel("Densité observée au chargement").fill("835");
    await page.getByText(/à 15 °C \(densité à 15 °C/).waitFor();
    await page.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "CGO 77 AA" }).waitFor();
    await page.goto("/depot/cours");
    for (const step of ["Transit", "Frontière", "Arrivé"]) {
      await page.getByRole("button", { name: `CGO 77 AA : passer à « ${step} »` }).click();
      await page
        .getByRole("dialog")
        .getByRole("button", { name: `Passer à « ${step} »` })
        .click();
      await page.getByRole("region", { name: step }).getByText("CGO 77 AA").waitFor();
    }
    await page.getByRole("button", { name: "Réceptionner CGO 77 AA" }).click();
    await page.getByText(/Chargé 38\s000\sL/).waitFor();
    await lineOf(page, 1).getByLabel("Citerne").focus();
    await enter(page, "TANK1", "1000", "11 000", "25", "835");
    await enter(page, "TANK2", "0", "28000");
    await lineOf(page, 2)
      .getByText(/→ 28\s000\sL/)
      .waitFor();
    expect(plain(await page.getByText("Total du document").locator("..").textContent())).toContain(
      "38 000 L",
    );
    await page.keyboard.press("Control+Enter");
    await page.locator("[data-statut=validee]").first().waitFor();
    await page.getByRole("link", { name: "CGO 77 AA" }).click();
    await page.locator("[data-statut=DECHARGE]").waitFor();
    await page.getByText(/dans ce que le produit admet/).waitFor();
  });
});

test("what overfills a tank is said at its field before it is sent, and when it is sent", async () => {
  await as("operateur", "/depot/receptions/new", async (page) => {
    const line = lineOf(page, 1);
    await line.getByLabel("Citerne").fill("TANK2");
    await page.getByRole("option", { name: "TANK2" }).click();
    await line.getByLabel("Index avant").fill("0");
    await line.getByLabel("Index après").fill("31 000");
    await line.getByLabel("Température", { exact: true }).fill("25");
    await line.getByLabel("Densité observée").fill("835");
    const after = line.getByLabel("Index après");
    await page.waitForFunction(
      (field) => field?.getAttribute("aria-invalid") === "true",
      await after.elementHandle(),
    );
    await validateButton(page).click();
    await line.getByText(/do not fit/).waitFor();
    expect(await after.evaluate((field) => field === document.activeElement)).toBe(true);
  });
});

test("an answer that got lost is asked for again, and the withdrawal is booked once", async () => {
  const numero = uniqueName("S");
  await as("operateur", "/depot/sorties/new", async (page) => {
    await fillSortie(page, numero, 1500);
    let isCut = true;
    await page.route("**/rpc/save_sortie", async (route) => {
      if (!isCut) return route.continue();
      isCut = false;
      // It arrives and is booked; only the answer does not come back.
      await route.fetch();
      return route.abort("connectionreset");
    });
    await validateButton(page).click();
    await page.getByText(/le même document n’est jamais compté deux fois/).waitFor();
    await validateButton(page).click();
    await page.getByRole("heading", { level: 1, name: numero }).waitFor();
    expect(await booked(numero)).toEqual({ n: 1, litres: -1500 });
  });
});

test("a double click sends one document", async () => {
  const numero = uniqueName("S");
  await as("operateur", "/depot/sorties/new", async (page) => {
    await fillSortie(page, numero, 700);
    let sent = 0;
    page.on("request", (request) => {
      if (request.url().includes("/rpc/save_sortie")) sent += 1;
    });
    await validateButton(page).dblclick();
    await page.getByRole("heading", { level: 1, name: numero }).waitFor();
    expect(sent).toBe(1);
    expect(await booked(numero)).toEqual({ n: 1, litres: -700 });
  });
});

test("a form that is not saved asks before it is left", async () => {
  await as("operateur", "/depot/sorties/new", async (page) => {
    await page.getByLabel("Numéro de ticket").fill("S-perdu");
    await page.getByRole("link", { name: "Réceptions" }).click();
    const question = page.getByRole("dialog", { name: "Quitter sans enregistrer ?" });
    await question.getByRole("button", { name: "Rester sur la page" }).click();
    expect(await page.getByLabel("Numéro de ticket").inputValue()).toBe("S-perdu");
    await page.getByRole("link", { name: "Réceptions" }).click();
    await question.getByRole("button", { name: "Quitter sans enregistrer" }).click();
    await page.getByRole("heading", { level: 1, name: "Réceptions" }).waitFor();
  });
});

test("the export is a file with every row that the filters show", async () => {
  const id = await withdraw(depot, 250, hoursAgo(1));
  await as("gerant", "/depot/sorties", async (page) => {
    await page.getByRole("row").nth(1).waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Exporter (CSV)" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    const [head = "", ...rows] = text.split("\r\n");
    expect(head).toContain("Identifiant,Numéro de ticket,Statut");
    const row = rows.find((line) => line.startsWith(id)) ?? "";
    expect(row).toContain("Mines du Sud");
    expect(row.split(",").length).toBe(head.split(",").length);
  });
});
