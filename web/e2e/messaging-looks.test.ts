import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Visit, visiting } from "./support/browser.ts";
import { connect, type Database, seriousViolations } from "./support/lookout.ts";
import { createRestaurant, type OwnRestaurant, write, writeAndSend } from "./support/restaurant.ts";

let browser: Browser;
let db: Database;
let resto: OwnRestaurant;

// Something of everything, so that no page is looked at empty.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  resto = await createRestaurant(db);
  await writeAndSend(db, resto, {
    name: "Yasmine Morte",
    text: "menu",
    outcome: { outcome: "error", error_code: 131026, http_status: 400 },
  });
  await write(resto, "آمال تنتظر", "السلام عليكم");
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

const PHONE = { width: 390, height: 844 };

const SCREENS: readonly (Visit & { path: string })[] = [
  { path: "/messaging/conversations" },
  { path: "/messaging/conversations", locale: "ar", viewport: PHONE, theme: "dark" },
  { path: "/messaging/outbox", locale: "ar" },
  { path: "/messaging/outbox?status=DLQ", locale: "en", viewport: PHONE },
  { path: "/messaging/outbox/switches", theme: "dark" },
  { path: "/messaging/channels", locale: "ar", viewport: PHONE },
  { path: "/messaging/clients", locale: "en", theme: "dark" },
  { path: "/messaging/templates", viewport: PHONE },
  { path: "/messaging/templates/CORE_ECHO", locale: "ar", theme: "dark" },
];

const named = SCREENS.map((screen) => {
  const size = screen.viewport ? `, ${String(screen.viewport.width)} px` : "";
  const look = `${screen.locale ?? "fr"}, ${screen.theme ?? "light"}${size}`;
  return [`${screen.path} in ${look}`, screen] as const;
});

test.each(named)("axe finds nothing serious and nothing is too wide: %s", async (_name, screen) => {
  await visiting(browser, { ...resto.owner, ...screen }, async (page) => {
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(await seriousViolations(page)).toEqual([]);
    const excess = () =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(excess)).toBe(0);
  });
});
