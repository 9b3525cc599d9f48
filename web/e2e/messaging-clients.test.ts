import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rpcAs, stack } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import { connect, type Database } from "./support/lookout.ts";
import { createRestaurant, type OwnRestaurant } from "./support/restaurant.ts";

let browser: Browser;
let db: Database;
let resto: OwnRestaurant;

beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  resto = await createRestaurant(db);
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

const asOwner = (path: string, body: (page: Page) => Promise<void>): Promise<void> =>
  visiting(browser, { ...resto.owner, path }, body);
const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole("dialog", { name });

let count = 0;

/** A partner hands in a message of its customer, through the function that takes them. */
async function call(token: string): Promise<number> {
  count += 1;
  const response = await fetch(`${stack.functions_url}/inbound/whatsapp`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({
      contract_version: "v2",
      provider: "wa",
      msg_id: `${resto.identity}-${String(count)}`,
      sender: { id: "kiosk-7", display_name: "Borne 7" },
      message: { text: "Bonjour" },
      timestamp: new Date().toISOString(),
    }),
  });
  await response.body?.cancel();
  return response.status;
}

async function create(page: Page, name: string): Promise<string> {
  await page.getByRole("button", { name: "Créer un client" }).click();
  const asked = dialog(page, "Créer un client");
  await asked.getByLabel("Nom").fill(name);
  await asked.getByRole("button", { name: "Créer un client" }).click();
  return takeToken(page);
}

/** Reads the token where it is shown, once, and puts it away. */
async function takeToken(page: Page): Promise<string> {
  const shown = dialog(page, "Voici le jeton");
  const token = await shown.getByLabel("Jeton").inputValue();
  // Neither Escape nor a click beside it loses what nobody will see again.
  await page.keyboard.press("Escape");
  await page.mouse.click(5, 5);
  await shown.getByRole("button", { name: "Je l’ai gardé" }).click();
  await shown.waitFor({ state: "detached" });
  return token;
}

async function act(page: Page, name: string, action: string): Promise<void> {
  await page.getByRole("button", { name: `Actions sur ${name}` }).click();
  await page.getByRole("menuitem", { name: action }).click();
}

test("a token is shown once, opens what it may, and the list tells its last call", async () => {
  await asOwner("/messaging/clients", async (page) => {
    await page.getByRole("heading", { name: "Aucun client" }).waitFor();
    const token = await create(page, "Partenaire");
    expect(token).toMatch(/^vgk_.{43}$/);
    await page.reload();
    const line = page.getByRole("row", { name: /Partenaire.*inbound:write/ });
    await line.getByText("Jamais utilisé").waitFor();
    expect(await page.content()).not.toContain(token);
    expect(await call(token)).toBe(200);
    await page.reload();
    await line.waitFor();
    expect(await line.getByText("Jamais utilisé").count()).toBe(0);
  });
});

test("a renewed token replaces the old one, fewer scopes close the door, a revoked client is out", async () => {
  await asOwner("/messaging/clients", async (page) => {
    const first = await create(page, "Caisse");
    await act(page, "Caisse", "Renouveler le jeton");
    const renew = dialog(page, /Renouveler/);
    await renew.getByRole("combobox", { name: "L’ancien jeton s’arrête" }).click();
    await page.getByRole("option", { name: "Tout de suite" }).click();
    await renew.getByRole("button", { name: "Renouveler le jeton" }).click();
    const second = await takeToken(page);
    expect([await call(first), await call(second)]).toEqual([401, 200]);

    await act(page, "Caisse", "Modifier");
    const change = dialog(page, "Modifier Caisse");
    await change.getByLabel(/delivery:quote/).check();
    await change.getByLabel(/inbound:write/).uncheck();
    await change.getByRole("button", { name: "Enregistrer" }).click();
    await page.getByRole("row", { name: /Caisse.*delivery:quote/ }).waitFor();
    expect(await call(second)).toBe(403);

    await act(page, "Caisse", "Révoquer");
    const revoke = dialog(page, "Révoquer Caisse");
    await revoke.getByLabel("Motif").fill("Fin du contrat");
    await revoke.getByRole("button", { name: "Révoquer" }).click();
    await page.getByRole("row", { name: /Caisse/ }).waitFor({ state: "detached" });
    expect(await call(second)).toBe(401);
    // Not check(): the address carries the choice, and a busy machine draws it later.
    await page.getByLabel("Montrer aussi les clients révoqués").click();
    await page.getByRole("row", { name: /Caisse.*Fin du contrat/ }).waitFor();
  });
});

test("a scope that a colleague took away does not come back with a form that was open", async () => {
  await asOwner("/messaging/clients", async (page) => {
    await create(page, "Borne");
    await act(page, "Borne", "Modifier");
    const change = dialog(page, "Modifier Borne");
    await change.getByLabel(/partner:read/).check();
    const [client] = await db.query<{ id: string }>(
      "select id from public.api_clients where tenant_id = $1 and name = 'Borne'",
      [resto.tenant.id],
    );
    const args = { client_id: client?.id, name: null, scopes: ["delivery:quote"] };
    await rpcAs(resto.owner, "change_api_client", args);
    await change.getByRole("button", { name: "Enregistrer" }).click();
    await change.getByText("Le client a changé entre-temps").waitFor();
    // What was typed is still there, to be decided about; the right is not.
    expect(await change.getByLabel(/partner:read/).isChecked()).toBe(true);
    await change.getByRole("button", { name: "Annuler" }).click();
    await page.getByRole("row", { name: /Borne.*delivery:quote/ }).waitFor();
    expect(await page.getByRole("row", { name: /Borne.*inbound:write/ }).count()).toBe(0);
  });
});

test("after a lost answer, trying again gives a token that opens, and no second client", async () => {
  await asOwner("/messaging/clients", async (page) => {
    await page.getByRole("button", { name: "Créer un client" }).click();
    const asked = dialog(page, "Créer un client");
    await asked.getByLabel("Nom").fill("Perdue");
    await page.route("**/rpc/create_api_client", async (route) => {
      await route.fetch();
      await route.abort();
    });
    await asked.getByRole("button", { name: "Créer un client" }).click();
    await asked.getByText("Le serveur ne répond pas").waitFor();
    await page.unroute("**/rpc/create_api_client");
    await asked.getByRole("button", { name: "Créer un client" }).click();
    expect(await call(await takeToken(page))).toBe(200);
    expect(await page.getByRole("row", { name: /Perdue/ }).count()).toBe(1);
  });
});
