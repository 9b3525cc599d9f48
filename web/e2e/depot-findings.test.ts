import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Visit, visiting } from "./support/browser.ts";
import { createDepot, hoursAgo, type OwnDepot, openTank } from "./support/depot.ts";
import { connect, type Database, seriousViolations } from "./support/lookout.ts";

let browser: Browser;
let db: Database;
let depot: OwnDepot;

// Somebody with access to the database itself takes 1,000 L out of an entry of the ledger.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  depot = await createDepot(db);
  await openTank(depot, 100_000, hoursAgo(72));
  await db.query("begin");
  await db.query("alter table public.mouvements_stock disable trigger user");
  await db.query(
    `update public.mouvements_stock set volume_ambiant = volume_ambiant - 1000
     where citerne_id = $1 and citerne_no = 1`,
    [depot.citerneId],
  );
  await db.query("alter table public.mouvements_stock enable trigger user");
  await db.query("commit");
  await db.query("select depot.sweep_chains(1000000)");
  await db.runChecks("JOURNAL_ALTERE");
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

function as(
  who: "gerant" | "directeur",
  path: string,
  body: (page: Page) => Promise<void>,
  visit: Visit = {},
) {
  return visiting(browser, { ...depot[who], path, ...visit }, body);
}

const changed = (page: Page): Locator => page.getByRole("row", { name: /Ligne modifiée.*TANK1/ });

const alert = async (): Promise<{ status: string; route: string } | undefined> => {
  const [row] = await db.query<{ status: string; route: string }>(
    `select status, replace(entity_route, '{entity_id}', entity_id::text) as route
     from public.v_system_alerts
     where tenant_id = $1 and check_code = 'JOURNAL_ALTERE' and entity_id = $2`,
    [depot.tenant.id, depot.citerneId],
  );
  return row;
};

test("who reads the log sees what was found, and only who may explain it is offered to", async () => {
  await as("gerant", "/depot/constats", async (page) => {
    await changed(page).getByText("ligne n° 1").waitFor();
    await changed(page).getByText("Pas encore expliqué").waitFor();
    expect(await changed(page).getByRole("button", { name: "Expliquer" }).count()).toBe(0);
    expect(await seriousViolations(page)).toEqual([]);
    await changed(page).getByRole("link", { name: "Voir les lignes" }).click();
    await page.waitForURL(/\/depot\/journal\?.*citerne=/);
  });
});

test("an alert leads to its finding; an explanation closes the alert and stays on the finding", async () => {
  const route = (await alert())?.route ?? "";
  expect(route).toBe(`/depot/constats?chaine=${depot.citerneId}`);
  await as("directeur", route, async (page) => {
    await changed(page).getByRole("button", { name: "Expliquer" }).click();
    const dialog = page.getByRole("dialog", { name: "Expliquer ce constat" });
    const submit = dialog.getByRole("button", { name: "Expliquer" });
    await dialog.getByLabel("Motif").fill("Erreur");
    expect(await submit.isDisabled()).toBe(true);
    await dialog.getByLabel("Motif").fill("Correction à la main par le support, ticket 12");
    await submit.click();
    await page.getByRole("heading", { name: "Aucun constat avec ces filtres" }).waitFor();
    await page.getByRole("combobox", { name: "État" }).click();
    await page.getByRole("option", { name: "Expliqués" }).click();
    await changed(page).getByText("Correction à la main par le support, ticket 12").waitFor();
  });
  await db.runChecks("JOURNAL_ALTERE");
  expect((await alert())?.status).toBe("RESOLVED");
});

test("on a phone and from right to left, the finding is a card that says the same", async () => {
  const visit = { viewport: { width: 390, height: 844 }, locale: "ar" } satisfies Visit;
  await as(
    "directeur",
    "/depot/constats?etat=all",
    async (page) => {
      await page.getByText("سطر معدّل").waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    },
    visit,
  );
});
