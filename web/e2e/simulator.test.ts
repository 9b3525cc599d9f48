import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch, visiting } from "./support/browser.ts";
import { restaurateur, seriousViolations, uniqueName } from "./support/lookout.ts";
import { bubbles, CHANNELS, openApp, phone, takePhone, write } from "./support/simulator.ts";

let browser: Browser;
const visit = { email: restaurateur, path: "/simulator" };

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** The first phone goes to Lina: whom other tests leave alone. */
const takeLina = (page: Page, label: string): Promise<void> =>
  takePhone(page, "Lina Haddad", label);

it.each(CHANNELS)("a customer writes on %s, is answered, and sees the ticks", async (channel) => {
  const text = uniqueName("salam");
  await visiting(browser, visit, async (page) => {
    await takeLina(page, "Client");
    await openApp(page, channel);
    await write(page, text);
    const own = bubbles(page, "customer").filter({ hasText: text });
    await own.locator("[data-receipt=delivered], [data-receipt=read]").waitFor();
    const answer = bubbles(page, "business").filter({ hasText: text });
    await answer.waitFor();
    await answer.locator("[data-receipt=read]").waitFor();
  });
});

it("shows beside the phone what was on the wire, readable and byte by byte", async () => {
  const text = uniqueName("été");
  await visiting(browser, visit, async (page) => {
    await takeLina(page, "Client");
    await openApp(page, "whatsapp");
    await write(page, text);
    await page.getByRole("button", { name: "Webhooks" }).click();
    const hers = "[data-customer='whatsapp:213550000003']";
    const entries = page.locator(`[data-testid=exchange][data-kind=webhook]${hers}`);
    const entry = entries.filter({ hasText: "message.text" }).first();
    await entry.waitFor();
    await entry.getByRole("button", { name: /message\.text/ }).click();
    await entry.getByText(/X-Hub-Signature-256: sha256=[0-9a-f]{64}/).waitFor();
    await entry.getByRole("button", { name: "Brut" }).click();
    await entry.getByText(/\\u00e9t\\u00e9/).waitFor();
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("a menu opens as a list on WhatsApp, and its choice is answered", async () => {
  await visiting(browser, visit, async (page) => {
    await takeLina(page, "Client");
    await openApp(page, "whatsapp");
    await write(page, "menu");
    await phone(page).getByTestId("open-list").last().click();
    const row = phone(page).getByTestId("list-row").first();
    const title = (await row.locator("span").first().textContent()) ?? "";
    const before = await bubbles(page, "business").filter({ hasText: title }).count();
    await row.click();
    await bubbles(page, "customer").filter({ hasText: title }).last().waitFor();
    await expect
      .poll(() => bubbles(page, "business").filter({ hasText: title }).count(), { timeout: 20_000 })
      .toBeGreaterThan(before);
  });
});

it("a list is opened and left by keyboard, and the focus comes back to where it was", async () => {
  await visiting(browser, visit, async (page) => {
    await takeLina(page, "Client");
    await openApp(page, "whatsapp");
    const lists = phone(page).getByTestId("open-list");
    const before = await lists.count();
    await write(page, "menu");
    // Its own answer: the last one until then is another one afterwards.
    await expect.poll(() => lists.count(), { timeout: 20_000 }).toBeGreaterThan(before);
    const opener = lists.nth(before);
    await opener.focus();
    await page.keyboard.press("Enter");
    await phone(page).getByRole("dialog").getByRole("button", { name: "Fermer" }).waitFor();
    await page.keyboard.press("Escape");
    await phone(page).getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(() => opener.evaluate((node) => node === document.activeElement)).toBe(true);
  });
});

it("a webhook that comes twice is answered once", async () => {
  const text = uniqueName("double");
  await visiting(browser, visit, async (page) => {
    await takeLina(page, "Client");
    await openApp(page, "messenger");
    await page.getByRole("tab", { name: "Pannes" }).click();
    await page.getByRole("button", { name: "Chaque webhook arrive deux fois" }).click();
    await page.getByRole("button", { name: "Tout réparer" }).waitFor();
    await write(page, text);
    await bubbles(page, "business").filter({ hasText: text }).waitFor();
    await page.getByRole("button", { name: "Tout réparer" }).click();
    await page.getByText("Les réseaux se portent bien.").waitFor();
    // A later answer proves that a second one to the first message would have been there.
    await write(page, `${text} fin`);
    await bubbles(page, "business")
      .filter({ hasText: `${text} fin` })
      .waitFor();
    expect(await bubbles(page, "business").filter({ hasText: text }).count()).toBe(2);
  });
});

it("writes Arabic by its keyboard on screen, from right to left, on a narrow screen", async () => {
  const viewport = { width: 390, height: 844 };
  await visiting(browser, { ...visit, locale: "ar", viewport }, async (page) => {
    await takeLina(page, "الزبون");
    await openApp(page, "instagram");
    await phone(page).getByRole("button", { name: "لوحة المفاتيح العربية" }).click();
    const keys = phone(page).getByRole("group", { name: "لوحة المفاتيح العربية" });
    for (const key of ["س", "ل", "ا", "م"]) {
      await keys.getByRole("button", { name: key, exact: true }).click();
    }
    expect(await phone(page).getByRole("textbox").inputValue()).toBe("سلام");
    await phone(page).getByRole("button", { name: "إرسال", exact: true }).click();
    await bubbles(page, "business").filter({ hasText: "سلام" }).last().waitFor();
    expect(await page.getAttribute("html", "dir")).toBe("rtl");
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    expect(await page.locator("body").textContent()).not.toMatch(/simulator\./);
    expect(await seriousViolations(page)).toEqual([]);
  });
});

it("sends a place and a voice note by touch", async () => {
  await visiting(browser, visit, async (page) => {
    await takeLina(page, "Client");
    await openApp(page, "whatsapp");
    const answers = await bubbles(page, "business").count();
    await phone(page).getByRole("button", { name: "Joindre" }).click();
    await page.getByRole("menuitem", { name: "Position" }).click();
    await phone(page).locator("[data-testid=bubble][data-type=location]").last().waitFor();
    await phone(page).getByRole("button", { name: "Message vocal" }).click();
    await phone(page).locator("[data-testid=bubble][data-type=audio] audio").last().waitFor();
    await expect
      .poll(() => bubbles(page, "business").count(), { timeout: 20_000 })
      .toBe(answers + 2);
  });
});
