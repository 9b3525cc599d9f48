import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import { addMember, createTenant, type OwnTenant } from "./support/tenants.ts";

let browser: Browser;
let tenant: OwnTenant;

beforeAll(async () => {
  [browser, tenant] = await Promise.all([launch(), createTenant("resto")]);
});
afterAll(() => browser.close());

function asAdmin(path: string, body: (page: Page) => Promise<void>): Promise<void> {
  return visiting(browser, { ...tenant.admin, path }, body);
}

test("an invitation shows its link once, is listed, and can be revoked", async () => {
  await asAdmin("/settings/members", async (page) => {
    await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
    const form = page.getByRole("dialog", { name: "Inviter quelqu’un" });
    await form.getByLabel("Adresse e-mail").fill("Livreur@Example.org");
    await form.getByLabel("Rôle").click();
    await page.getByRole("option", { name: "Livreur" }).click();
    await form.getByRole("button", { name: "Créer l’invitation" }).click();
    const issued = page.getByRole("dialog", { name: "Invitation prête" });
    const link = await issued.getByLabel("Lien d’invitation").inputValue();
    expect(link).toMatch(/\/accept-invite\?token=.{20,}/);
    await issued.getByRole("button", { name: "J’ai copié le lien" }).click();
    await page.getByRole("tab", { name: "Invitations" }).click();
    const row = page.getByRole("row", { name: /livreur@example\.org/ });
    await row.getByText("En attente").waitFor();
    await row.getByRole("button", { name: "Révoquer" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Révoquer" }).click();
    await row.getByText("Révoquée").waitFor();
  });
});

test("a member changes role, is suspended with a reason and reinstated; the history says so", async () => {
  const agent = await addMember(tenant, "agent");
  await asAdmin("/settings/members", async (page) => {
    const row = page.getByRole("row", { name: new RegExp(agent.email) });
    const act = async (item: string) => {
      await row.getByRole("button", { name: /^Actions pour/ }).click();
      await page.getByRole("menuitem", { name: item }).click();
    };
    await act("Changer le rôle ou le site");
    await page.getByRole("dialog").getByLabel("Rôle").click();
    await page.getByRole("option", { name: "Cuisine" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Enregistrer" }).click();
    await row.getByText("Cuisine").waitFor();

    await act("Suspendre");
    const confirm = page.getByRole("dialog").getByRole("button", { name: "Suspendre" });
    expect(await confirm.isDisabled()).toBe(true);
    await page.getByLabel("Motif").fill("Parti en congé sans solde");
    await confirm.click();
    await row.getByText("Suspendu", { exact: true }).waitFor();
    await act("Rétablir");
    await page.getByRole("dialog").getByRole("button", { name: "Rétablir" }).click();
    await row.getByText("Actif").waitFor();

    await page.getByRole("tab", { name: "Historique" }).click();
    await page.getByText("Parti en congé sans solde").waitFor();
    await page.getByText(/Service client → Cuisine/).waitFor();
  });
});

test("nobody is offered to change their own rights", async () => {
  await asAdmin("/settings/members", async (page) => {
    const own = page.getByRole("row", { name: /\(vous\)/ });
    await own.getByRole("button", { name: /^Actions pour/ }).click();
    expect(await page.getByRole("menuitem").allTextContents()).toEqual(["Voir l’historique"]);
  });
});

test("a setting is changed with its reason, shows where it comes from, and is undone", async () => {
  await asAdmin("/settings/flags?search=DELIVERY_DEFAULT_ETA_MIN", async (page) => {
    const row = page.getByRole("button", { name: /DELIVERY_DEFAULT_ETA_MIN/ });
    await row.getByText("Valeur par défaut").waitFor();
    await row.click();
    const drawer = page.getByRole("dialog", { name: "DELIVERY_DEFAULT_ETA_MIN" });
    await drawer.getByRole("button", { name: "Poser une valeur" }).click();
    const form = page.getByRole("dialog", { name: "Poser une valeur" });
    await form.getByLabel("Nouvelle valeur").fill("99999");
    await form.getByLabel("Motif").fill("Travaux sur la rocade");
    await form.getByRole("button", { name: "Appliquer" }).click();
    await form.getByText("Cette valeur n’est pas admise").waitFor();
    await form.getByLabel("Nouvelle valeur").fill("75");
    await form.getByRole("button", { name: "Appliquer" }).click();
    await form.waitFor({ state: "hidden" });
    await drawer.getByText(`Décidé pour ${tenant.name}`).waitFor();
    await drawer.getByText("rien → 75").waitFor();

    await drawer.getByRole("button", { name: "Annuler la modification" }).click();
    const undo = page.getByRole("dialog", { name: "Annuler le dernier changement" });
    await undo.getByLabel("Motif").fill("La rocade est rouverte");
    await undo.getByRole("button", { name: "Effacer" }).click();
    await undo.waitFor({ state: "hidden" });
    await drawer.getByText("Valeur par défaut").waitFor();
  });
});

test("a kill switch is not applied before the person says to be sure", async () => {
  await asAdmin("/settings/flags?search=DELIVERY_ENABLED", async (page) => {
    await page.getByRole("button", { name: /DELIVERY_ENABLED/ }).click();
    await page.getByRole("button", { name: "Poser une valeur" }).click();
    const form = page.getByRole("dialog", { name: "Poser une valeur" });
    await form.getByLabel("Nouvelle valeur").click();
    await page.getByRole("option", { name: "Activé", exact: true }).click();
    await form.getByLabel("Motif").fill("Ouverture du service");
    const apply = form.getByRole("button", { name: "Appliquer" });
    expect(await apply.isDisabled()).toBe(true);
    await form.getByLabel(/Je comprends/).check();
    await apply.click();
    await form.waitFor({ state: "hidden" });
    await page.getByText(`Décidé pour ${tenant.name}`).first().waitFor();
  });
});

test("a notification rule is refused with words, then saved, tried, switched off and deleted", async () => {
  await asAdmin("/settings/notifications", async (page) => {
    await page.getByRole("button", { name: "Ajouter une règle" }).click();
    const form = page.getByRole("dialog", { name: "Ajouter une règle" });
    await form.getByLabel("Nom").fill("Garde de nuit");
    await form.getByLabel("Adresse du webhook").fill("ftp://example.org");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await form.getByText("Cette adresse n’est pas valable").waitFor();
    await form.getByLabel("Adresse du webhook").fill("https://hooks.example.org/secret-part");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    const card = page.getByRole("article").filter({ hasText: "Garde de nuit" });
    await card.getByText(/hooks\.example\.org/).waitFor();
    expect(await card.textContent()).not.toContain("secret-part");

    await card.getByRole("button", { name: "Envoyer un essai" }).click();
    await page.getByText(/Essai mis en file/).waitFor();
    await page.getByRole("tab", { name: "Envois" }).click();
    await page.getByRole("row", { name: /Essai.*Garde de nuit/ }).waitFor();

    await page.getByRole("tab", { name: "Règles" }).click();
    await card.getByRole("switch").click();
    await page.getByText(/Règle désactivée/).waitFor();
    await card.getByRole("button", { name: "Supprimer" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Supprimer" }).click();
    await page.getByRole("heading", { name: "Aucune règle" }).waitFor();
  });
});
