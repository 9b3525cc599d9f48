import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import {
  createDepot,
  hoursAgo,
  MEASURED,
  type OwnDepot,
  openTank,
  withdraw,
} from "./support/depot.ts";
import { connect, type Database, uniqueName } from "./support/lookout.ts";
import { fillSortie, validateButton } from "./support/sortie-form.ts";

let browser: Browser;
let db: Database;
let depot: OwnDepot;

// 100,000 L of the company in TANK1.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  await openTank(depot, 100_000, hoursAgo(72));
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

type Who = "operateur" | "gerant" | "directeur";

function as(who: Who, path: string, body: (page: Page) => Promise<void>) {
  return visiting(browser, { ...depot[who], path }, body);
}

const dialog = (page: Page): Locator => page.getByRole("dialog");

async function say(page: Page, reason: string, button: string): Promise<void> {
  await dialog(page).getByLabel("Motif").fill(reason);
  await dialog(page).getByRole("button", { name: button, exact: true }).click();
  await dialog(page).waitFor({ state: "hidden" });
}

const stock = async (): Promise<number> => {
  const [row] = await db.query<{ litres: string }>(
    "select sum(stock_ambiant) as litres from public.stocks_snapshot where citerne_id = $1",
    [depot.citerneId],
  );
  return Number(row?.litres);
};

test("a draft is validated by another person, corrected, and the correction is reversed", async () => {
  const before = await stock();
  const id = await withdraw(depot, 900, hoursAgo(3), true);
  await as("gerant", `/depot/sorties/${id}`, async (page) => {
    await page.getByText("Rien n’a encore été porté au registre").waitFor();
    await page.getByRole("button", { name: "Valider", exact: true }).click();
    await dialog(page).getByRole("button", { name: "Valider", exact: true }).click();
    await page.locator("[data-statut=validee]").first().waitFor();
    expect(await stock()).toBe(before - 900);

    await page.getByRole("link", { name: "Corriger" }).click();
    await page.getByText(/Vous corrigez le document/).waitFor();
    const meter = page.getByLabel("Volume au compteur");
    expect(await meter.inputValue()).toBe("900");
    await meter.fill("800");
    await page.getByRole("button", { name: "Valider la correction" }).click();
    await page.getByText("Ce document en corrige un autre.").waitFor();
    expect(await stock()).toBe(before - 800);

    await page.getByRole("button", { name: "Annuler la sortie" }).click();
    await dialog(page)
      .getByText(/remettent ces litres en stock/)
      .waitFor();
    await say(page, "Camion jamais parti", "Annuler le mouvement");
    await page.getByText("Contre-passation").waitFor();
    await page.getByText("Camion jamais parti").waitFor();
    expect(await stock()).toBe(before);
  });
});

test("a draft is rejected with a reason, and an operator may not reverse", async () => {
  const draft = await withdraw(depot, 40, hoursAgo(2), true);
  await as("operateur", `/depot/sorties/${draft}`, async (page) => {
    await page.getByRole("button", { name: "Rejeter" }).click();
    await say(page, "Saisie en double", "Rejeter");
    await page.locator("[data-statut=rejetee]").waitFor();
  });
  const validated = await withdraw(depot, 50, hoursAgo(2));
  await as("operateur", `/depot/sorties/${validated}`, async (page) => {
    await page.locator("[data-statut=validee]").first().waitFor();
    expect(await page.getByRole("button", { name: "Annuler la sortie" }).count()).toBe(0);
  });
});

test("a draft that a colleague changed meanwhile is not passed over", async () => {
  const id = await withdraw(depot, 60, hoursAgo(2), true);
  await as("gerant", `/depot/sorties/${id}/edit`, async (page) => {
    await page.getByLabel("Numéro de ticket").fill(uniqueName("S"));
    await rpcAs(depot.operateur, "save_sortie", {
      id,
      depot_id: depot.id,
      produit_id: depot.produitId,
      date_sortie: hoursAgo(2),
      client_id: depot.clientId,
      note: "Changé par un autre",
      lignes: [
        {
          citerne_id: depot.citerneId,
          mode_mesure: "COMPTEUR",
          volume_compteur_l: 70,
          ...MEASURED,
        },
      ],
    });
    const save = page.getByRole("button", { name: "Enregistrer le brouillon" });
    // Twice: what the first refusal makes the page read again must not let the second one through.
    for (const _attempt of ["first", "second"]) {
      const answer = page.waitForResponse("**/rpc/save_sortie");
      await save.click();
      expect((await answer).status()).toBe(409);
      await page.locator("[data-error-key=DOCUMENT_MODIFIE_ENTRETEMPS]").waitFor();
    }
    await page.getByRole("link", { name: "Ouvrir" }).click();
    await page.getByRole("button", { name: "Quitter sans enregistrer" }).click();
    await page.getByText("Changé par un autre").waitFor();
  });
});

test("where two people are asked for, the form offers a draft, and the other one validates", async () => {
  await rpcAs(depot.tenant.admin, "set_flag", {
    flag_key: "DEPOT_VALIDATION_A_DEUX",
    scope: "tenant",
    tenant_id: depot.tenant.id,
    value: true,
    reason: "Essai à deux personnes",
    expected_version: 0,
  });
  const numero = uniqueName("S");
  let path = "";
  await as("directeur", "/depot/sorties/new", async (page) => {
    await fillSortie(page, numero, 300);
    await validateButton(page).click();
    await page.getByRole("button", { name: "Enregistrer comme brouillon" }).click();
    await page.getByRole("heading", { level: 1, name: numero }).waitFor();
    await page.locator("[data-statut=brouillon]").waitFor();
    path = new URL(page.url()).pathname;
  });
  await as("gerant", path, async (page) => {
    await validateButton(page).click();
    await dialog(page).getByRole("button", { name: "Valider", exact: true }).click();
    await page.locator("[data-statut=validee]").waitFor();
  });
});
