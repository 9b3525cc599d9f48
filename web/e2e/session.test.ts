import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import { createAccount, createTenant, demoPassword, invite } from "./support/tenants.ts";

const DIRECTEUR = "directeur@depot.demo.vigie";
let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

async function fillCredentials(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel("Adresse e-mail").fill(email);
  await page.getByLabel("Mot de passe").fill(password);
  await page.getByRole("button", { name: "Se connecter" }).click();
}

test("a wrong password is said in words, and the page stays", async () => {
  await visiting(browser, { path: "/login" }, async (page) => {
    await fillCredentials(page, DIRECTEUR, "not-the-password");
    const notice = page.getByRole("alert");
    await notice.waitFor();
    expect(await notice.textContent()).toContain("Adresse ou mot de passe incorrect");
    expect(new URL(page.url()).pathname).toBe("/login");
  });
});

test("a server that does not answer is not called a wrong password", async () => {
  await visiting(browser, { path: "/login" }, async (page) => {
    await page.route("**/auth/v1/**", (route) => route.abort());
    await fillCredentials(page, DIRECTEUR, demoPassword(DIRECTEUR));
    const notice = page.getByRole("alert");
    await notice.waitFor();
    expect(await notice.getAttribute("data-error-kind")).toBe("offline");
    expect(await notice.textContent()).toContain("Le serveur ne répond pas");
  });
});

test("a deep link survives the sign-in, filters included", async () => {
  await visiting(browser, { path: "/settings/members?status=active" }, async (page) => {
    await page.getByLabel("Adresse e-mail").waitFor();
    await fillCredentials(page, DIRECTEUR, demoPassword(DIRECTEUR));
    await page.getByRole("heading", { level: 1, name: "Membres" }).waitFor();
    const url = new URL(page.url());
    expect(url.pathname + url.search).toBe("/settings/members?status=active");
  });
});

test("signing out forgets the session and keeps the language", async () => {
  await visiting(browser, { email: DIRECTEUR, locale: "ar" }, async (page) => {
    await page.getByRole("button", { name: `حساب ${DIRECTEUR}` }).click();
    await page.getByRole("menuitem", { name: "تسجيل الخروج" }).click();
    await page.getByRole("heading", { level: 1, name: "تسجيل الدخول" }).waitFor();
    expect(await page.evaluate(() => localStorage.getItem("vigie.session"))).toBeNull();
    await page.goto("/settings/members");
    await page.getByRole("heading", { level: 1, name: "تسجيل الدخول" }).waitFor();
  });
});

test("an expired session asks for the password above the page and keeps what was typed", async () => {
  const tenant = await createTenant();
  const path = "/settings/members?tab=invitations";
  await visiting(browser, { ...tenant.admin, path }, async (page) => {
    await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
    const form = page.getByRole("dialog", { name: "Inviter quelqu’un" });
    await form.getByLabel("Adresse e-mail").fill("nouvelle@example.org");
    await form.getByLabel("Rôle").click();
    await page.getByRole("option", { name: "Gérant" }).click();
    await page.route("**/rest/v1/**", (route) =>
      route.fulfill({ status: 401, json: { code: "PGRST303", message: "JWT expired" } }),
    );
    await page.route("**/auth/v1/token?grant_type=refresh_token", (route) =>
      route.fulfill({ status: 400, json: { error_code: "refresh_token_not_found", msg: "gone" } }),
    );
    await form.getByRole("button", { name: "Créer l’invitation" }).click();
    const expired = page.getByRole("dialog", { name: "Votre session a expiré" });
    await expired.waitFor();
    await page.unrouteAll();
    await expired.getByLabel("Mot de passe").fill(tenant.admin.password);
    await expired.getByRole("button", { name: "Se connecter" }).click();
    await expired.waitFor({ state: "hidden" });
    expect(await form.getByLabel("Adresse e-mail").inputValue()).toBe("nouvelle@example.org");
    await form.getByRole("button", { name: "Créer l’invitation" }).click();
    await page.getByRole("dialog", { name: "Invitation prête" }).waitFor();
    expect(new URL(page.url()).search).toBe("?tab=invitations");
  });
});

test("someone with no membership is told so and can paste an invitation", async () => {
  const tenant = await createTenant();
  const newcomer = await createAccount("newcomer");
  const token = await invite(tenant, newcomer.email, "gerant");
  await visiting(browser, newcomer, async (page) => {
    await page.getByText("Vous n’êtes encore membre d’aucune organisation").waitFor();
    const field = page.getByLabel("Lien ou code d’invitation");
    await field.fill("not-a-token");
    await page.getByRole("button", { name: "Rejoindre" }).click();
    await page.getByText("Cette invitation n’existe pas").waitFor();
    await field.fill(`https://vigie.example/accept-invite?token=${token}`);
    await page.getByRole("button", { name: "Rejoindre" }).click();
    await page.getByRole("heading", { level: 1, name: /Bonjour/ }).waitFor();
  });
});

test("an invitation is accepted by its link, with a new account", async () => {
  const tenant = await createTenant("resto");
  const email = `invitee-${Date.now()}@e2e.demo.vigie`;
  const token = await invite(tenant, email, "agent");
  const path = `/accept-invite?token=${encodeURIComponent(token)}`;
  await visiting(browser, { path }, async (page) => {
    await page.getByLabel("Adresse e-mail").fill(email);
    await page.getByLabel("Nouveau mot de passe").fill("un-mot-de-passe-long");
    await page.getByRole("button", { name: "Rejoindre" }).click();
    await page.getByRole("heading", { level: 1, name: /Bonjour/ }).waitFor();
    await page.getByText("Service client").first().waitFor();
    await page.getByText(tenant.name).first().waitFor();
  });
});
