import { existsSync } from "node:fs";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { signIn, stack } from "./api.ts";
import { demoPassword } from "./tenants.ts";

const CANDIDATES = [
  process.env.VIGIE_CHROMIUM,
  "/usr/bin/chromium-headless-shell",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  if (!executablePath) throw new Error("No Chromium found; set VIGIE_CHROMIUM to its path.");
  return chromium.launch({ executablePath, args: FLAGS });
}

export interface Visit {
  email?: string;
  password?: string;
  path?: string;
  locale?: "fr" | "en" | "ar";
  theme?: "light" | "dark";
  viewport?: { width: number; height: number };
}

const DESKTOP = { width: 1360, height: 900 };

async function newContext(browser: Browser, visit: Visit): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: visit.viewport ?? DESKTOP,
    reducedMotion: "reduce",
    baseURL: process.env.VIGIE_WEB_URL ?? stack.web_url,
  });
  context.setDefaultTimeout(15_000);
  const session = visit.email
    ? await signIn(visit.email, visit.password ?? demoPassword(visit.email))
    : null;
  // Only where nothing is stored yet: a reload must find what the page itself stored.
  await context.addInitScript(
    ([stored, locale, theme]) => {
      if (localStorage.getItem("e2e.seeded")) return;
      localStorage.setItem("e2e.seeded", "1");
      if (stored) localStorage.setItem("vigie.session", JSON.stringify(stored));
      localStorage.setItem("RaStore.locale", JSON.stringify(locale));
      localStorage.setItem("RaStore.theme", JSON.stringify(theme));
    },
    [session, visit.locale ?? "fr", visit.theme ?? "light"] as const,
  );
  return context;
}

/** Opens a page as somebody, already signed in; closes it whatever happens. */
export async function visiting(
  browser: Browser,
  visit: Visit,
  body: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await newContext(browser, visit);
  try {
    const page = await context.newPage();
    await page.goto(visit.path ?? "/");
    await body(page);
  } finally {
    await context.close();
  }
}
