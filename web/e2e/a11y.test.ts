import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Visit, visiting } from "./support/browser.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const ADMIN = "admin@depot.demo.vigie";

/** Serious and critical violations, as sentences that say where. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")}`));
}

const SCREENS: readonly (Visit & { path: string })[] = [
  { path: "/login" },
  { path: "/forgot-password", locale: "ar", theme: "dark" },
  { path: "/accept-invite?token=x", locale: "en" },
  { path: "/", email: ADMIN },
  { path: "/", email: "courier@resto.demo.vigie", locale: "ar" },
  { path: "/", email: "stranger@demo.vigie", theme: "dark" },
  { path: "/settings/members", email: ADMIN },
  { path: "/settings/members", email: ADMIN, locale: "ar", theme: "dark" },
  { path: "/settings/members", email: ADMIN, viewport: { width: 390, height: 844 } },
  { path: "/settings/members?tab=history", email: ADMIN, locale: "en" },
  { path: "/settings/flags", email: ADMIN, locale: "en", theme: "dark" },
  { path: "/settings/notifications", email: ADMIN, theme: "dark" },
  { path: "/settings/notifications?tab=deliveries", email: ADMIN },
  { path: "/settings/flags", email: "operateur@depot.demo.vigie" },
  { path: "/governance/integrity", email: ADMIN },
  { path: "/governance/checks", email: ADMIN, theme: "dark" },
  { path: "/security/exposure", email: ADMIN },
  { path: "/security/events", email: ADMIN, locale: "ar" },
];

const named = SCREENS.map((screen) => {
  const { path, email = "nobody", locale = "fr", theme = "light", viewport } = screen;
  const size = viewport ? `, ${viewport.width} px` : "";
  return [`${path} for ${email} in ${locale}, ${theme}${size}`, screen] as const;
});

test.each(named)("axe finds nothing serious: %s", async (_name, screen) => {
  await visiting(browser, screen, async (page) => {
    await page.getByRole("heading", { level: 1 }).or(page.getByRole("alert")).first().waitFor();
    await page.waitForLoadState("networkidle");
    expect(await violations(page)).toEqual([]);
  });
});

test("axe finds nothing serious in the drawer of a flag and in its dialog", async () => {
  const visit = { email: ADMIN, path: "/settings/flags?search=META_SIGNATURE_REQUIRED" };
  await visiting(browser, visit, async (page) => {
    await page.getByRole("button", { name: /META_SIGNATURE_REQUIRED/ }).click();
    await page.getByRole("heading", { name: "Historique" }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole("button", { name: "Poser une valeur" }).click();
    await page.getByLabel("Motif").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test("axe finds nothing serious in the invitation form", async () => {
  await visiting(browser, { email: ADMIN, path: "/settings/members" }, async (page) => {
    await page.getByRole("button", { name: "Inviter quelqu’un" }).click();
    await page.getByRole("dialog").getByLabel("Rôle").waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

test("a planted violation is found, so that an empty list means something", async () => {
  await visiting(browser, { path: "/login" }, async (page) => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.evaluate(() =>
      document.querySelector("main")?.append(document.createElement("button")),
    );
    expect(await violations(page)).toEqual([expect.stringContaining("button-name")]);
  });
});
