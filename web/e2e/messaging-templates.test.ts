import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rpcAs } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import { connect, type Database } from "./support/lookout.ts";
import { createRestaurant, type OwnRestaurant, write } from "./support/restaurant.ts";

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

const editorOf = (page: Page, locale: string): Locator => page.locator(`[data-locale=${locale}]`);

/** Its heading says whose text it is and what Meta said about it. */
const panelOf = (page: Page, language: string): Locator =>
  page
    .locator("section")
    .filter({ has: page.getByRole("heading", { level: 2, name: language, exact: true }) });

/** What customers are answered when they say something, in French. */
async function answerTo(name: string): Promise<string | undefined> {
  await write(resto, name, "Bonsoir");
  const [row] = await db.query<{ text: string }>(
    `select m.payload ->> 'text' as text from public.outbound_messages as m
     join public.contacts as c on c.tenant_id = m.tenant_id and c.id = m.contact_id
     where m.tenant_id = $1 and c.display_name = $2 and m.kind = 'text'`,
    [resto.tenant.id, name],
  );
  return row?.text;
}

test("a template is seen in its own direction while it is typed, and counts once saved", async () => {
  await asOwner("/messaging/templates/CORE_ECHO", async (page) => {
    await page.getByLabel("text", { exact: true }).fill("كسكس");
    await page.getByLabel("Texte (Arabe)").fill("شكرا، كتبت {{text}}");
    const preview = page.locator("[data-preview=ar]");
    await preview.getByText("شكرا، كتبت كسكس").waitFor();
    expect(await preview.getAttribute("dir")).toBe("rtl");
    const french = page.locator("[data-preview=fr]");
    expect(await french.getByText(/كسكس/).count()).toBe(1);
    await page.getByRole("button", { name: "Enregistrer pour l’entreprise" }).nth(2).click();
    await page.getByText("À nous · version 1").waitFor();
  });
  const [row] = await db.query<{ content: string; variables: string[] }>(
    `select content, variables from public.message_templates
     where tenant_id = $1 and key = 'CORE_ECHO'`,
    [resto.tenant.id],
  );
  expect(row).toEqual({ content: "شكرا، كتبت {{text}}", variables: ["text"] });
});

test("the company's own text is what customers get, until it goes back to everybody's", async () => {
  const shipped = "Bien reçu 👍 Tu as écrit : Bonsoir";
  expect(await answerTo("Avant")).toBe(shipped);
  await asOwner("/messaging/templates/CORE_ECHO", async (page) => {
    const french = editorOf(page, "fr");
    await french.getByRole("textbox").fill("Merci ! Votre message : {{text}}");
    await french.getByRole("button", { name: "Enregistrer pour l’entreprise" }).click();
    await french.getByRole("button", { name: "Revenir au texte commun" }).waitFor();
    expect(await answerTo("Pendant")).toBe("Merci ! Votre message : Bonsoir");

    await french.getByRole("button", { name: "Revenir au texte commun" }).click();
    const asked = page.getByRole("dialog", { name: "Retirer notre texte (Français)" });
    await asked.getByRole("button", { name: "Revenir au texte commun" }).click();
    await french.getByRole("button", { name: "Enregistrer pour l’entreprise" }).waitFor();
    expect(await french.getByRole("textbox").inputValue()).toMatch(/^Bien reçu/);
    expect(await answerTo("Après")).toBe(shipped);
    await page.getByRole("button", { name: "Historique" }).click();
    const history = page.getByRole("dialog", { name: "Historique" });
    await history.getByText("Merci ! Votre message : {{text}}").waitFor();
    await history.getByText("Texte retiré.").waitFor();
  });
});

test("a new template is written, declared approved, and has to be submitted again once it changes", async () => {
  await asOwner("/messaging/templates", async (page) => {
    await page.getByRole("button", { name: "Nouveau modèle" }).click();
    const name = page.getByRole("dialog", { name: "Nouveau modèle" });
    await name.getByLabel("Nom").fill("commande_prete");
    await name.getByRole("button", { name: "Continuer" }).click();
    const french = editorOf(page, "fr");
    await french.getByRole("textbox").fill("Votre commande {{numero}} est prête.");
    await french.getByRole("button", { name: "Enregistrer pour l’entreprise" }).click();
    await page.getByLabel("numero", { exact: true }).fill("42");
    await french.getByText("Votre commande 42 est prête.", { exact: true }).waitFor();

    await french.getByRole("button", { name: "Accord de Meta" }).click();
    const approval = page.getByRole("dialog", { name: "Accord de Meta" });
    await approval.getByRole("combobox", { name: "État" }).click();
    await page.getByRole("option", { name: "Approuvé" }).click();
    expect(await approval.getByLabel("Nom chez Meta").inputValue()).toBe("commande_prete");
    await approval.getByRole("button", { name: "Enregistrer" }).click();
    const card = panelOf(page, "Français");
    await card.getByText("Approuvé").waitFor();

    await french.getByRole("textbox").fill("La commande {{numero}} vous attend.");
    await french.getByRole("button", { name: "Enregistrer" }).click();
    await card.getByText("À soumettre").waitFor();
    await page.getByRole("link", { name: "Tous les modèles" }).click();
    await page.getByRole("row", { name: /COMMANDE_PRETE.*À soumettre/ }).waitFor();
  });
});

test("who saves over a colleague's text is told, and loses nothing of what was typed", async () => {
  await asOwner("/messaging/templates/CORE_CLARIFY", async (page) => {
    const french = editorOf(page, "fr");
    await french.getByRole("textbox").fill("Le mien");
    const theirs = { tenant_id: resto.tenant.id, key: "CORE_CLARIFY", locale: "fr" };
    await rpcAs(resto.owner, "set_template", { ...theirs, content: "Le leur" });
    await french.getByRole("button", { name: "Enregistrer pour l’entreprise" }).click();
    await french.getByText("Le modèle a changé entre-temps").waitFor();
    expect(await french.getByRole("textbox").inputValue()).toBe("Le mien");
    await french.getByRole("button", { name: "Annuler la saisie" }).click();
    await expect.poll(() => french.getByRole("textbox").inputValue()).toBe("Le leur");
  });
});
