import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launch, type Visit, visiting } from "./support/browser.ts";
import { connect, type Database, seriousViolations } from "./support/lookout.ts";
import {
  createRestaurant,
  type OwnRestaurant,
  receipt,
  write,
  writeAndSend,
} from "./support/restaurant.ts";

let browser: Browser;
let db: Database;
let resto: OwnRestaurant;

// Four customers: one was answered and read it, one cannot be reached, of one nobody knows, and the
// answer to the last one waits.
beforeAll(async () => {
  [browser, db] = await Promise.all([launch(), connect()]);
  resto = await createRestaurant(db);
  const read = await writeAndSend(db, resto, {
    name: "Karim Lu",
    text: "Vous livrez à Hydra ?",
    outcome: { outcome: "sent" },
  });
  await receipt(resto, read);
  await writeAndSend(db, resto, {
    name: "Yasmine Morte",
    text: "menu",
    outcome: { outcome: "error", error_code: 131026, http_status: 400 },
  });
  await writeAndSend(db, resto, {
    name: "Sofiane Doute",
    text: "help",
    outcome: { outcome: "unknown", error_key: "timeout" },
  });
  await write(resto, "آمال تنتظر", "السلام عليكم");
}, 120_000);
afterAll(async () => {
  await Promise.all([browser.close(), db.end()]);
});

function as(
  who: "owner" | "kitchen",
  path: string,
  body: (page: Page) => Promise<void>,
  visit: Visit = {},
) {
  return visiting(browser, { ...resto[who], path, ...visit }, body);
}

const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole("dialog", { name });
const PHONE = { width: 390, height: 844 };

test("a conversation is found by name, read, and answered", async () => {
  await as("owner", "/messaging/conversations", async (page) => {
    await page.getByLabel("Nom ou numéro").fill("Karim");
    await page.waitForURL(/q=Karim/);
    await page.getByRole("link", { name: /Yasmine Morte/ }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: /Karim Lu/ }).click();
    const log = page.getByRole("log");
    await log.getByText("Vous livrez à Hydra ?", { exact: true }).waitFor();
    await log.getByRole("img", { name: /^Lu · / }).waitFor();

    await page.getByLabel("Votre message").fill("Oui, jusqu’à minuit.");
    await page.getByRole("button", { name: "Envoyer", exact: true }).click();
    await log.getByText("Oui, jusqu’à minuit.").waitFor();
    await log.getByRole("img", { name: "En attente" }).waitFor();
    expect(await page.getByLabel("Votre message").inputValue()).toBe("");
    // The address alone opens the same list and the same conversation.
    await page.reload();
    await log.getByText("Oui, jusqu’à minuit.").waitFor();
    expect(await page.getByLabel("Nom ou numéro").inputValue()).toBe("Karim");
  });
});

test("a dead letter is found by the name of its customer", async () => {
  await as("owner", "/messaging/outbox?status=DLQ", async (page) => {
    await page.getByRole("searchbox", { name: "Client" }).fill("sofiane");
    await page.getByRole("heading", { name: "Aucun résultat" }).waitFor();
    await page.getByRole("searchbox", { name: "Client" }).fill("yasmíne");
    await page.getByRole("link", { name: "Yasmine Morte" }).waitFor();
  });
});

test("what did not leave says why and what to do, and is dropped with a reason", async () => {
  await as("owner", "/messaging/conversations?state=failed", async (page) => {
    await page.getByRole("link", { name: /Yasmine Morte/ }).click();
    const notice = page.locator("[data-failure=DLQ]");
    await notice.getByText(/ne peut pas recevoir/).waitFor();
    await notice.getByText("Joignez le client autrement.").waitFor();
    // There is nothing to send again to somebody who cannot receive.
    expect(await notice.getByRole("button", { name: "Renvoyer" }).count()).toBe(0);
    await notice.getByRole("button", { name: "Abandonner" }).click();
    const asked = dialog(page, /Abandonner/);
    await asked.getByLabel("Motif").fill("Numéro fixe");
    await asked.getByRole("button", { name: "Abandonner" }).click();
    await page.getByText("1 message abandonné.").waitFor();
    await notice.waitFor({ state: "detached" });
  });
});

test("an unknown outcome is decided by a person, and the list keeps the trace", async () => {
  await as("owner", "/messaging/outbox?status=UNKNOWN", async (page) => {
    await page.getByRole("link", { name: "Sofiane Doute" }).waitFor();
    await page.getByText(/l’a peut-être reçue/).waitFor();
    await page.getByLabel("Tout ce qui est à l’écran").check();
    await page.getByRole("button", { name: "C’est parti" }).click();
    const asked = dialog(page, /Déclarer 1 message parti/);
    await asked.getByLabel("Motif").fill("Le client a répondu");
    await asked.getByRole("button", { name: "Déclarer parti" }).click();
    await page.getByRole("heading", { name: "Aucun doute" }).waitFor();
  });
  const [row] = await db.query<{ action: string; reason: string }>(
    `select action, reason from public.outbound_decisions
     where tenant_id = $1 and action = 'mark_sent'`,
    [resto.tenant.id],
  );
  expect(row).toEqual({ action: "mark_sent", reason: "Le client a répondu" });
});

test("a stop holds what waits, and the message says so until it is lifted", async () => {
  await as("owner", "/messaging/outbox/switches", async (page) => {
    await page.getByRole("button", { name: "Suspendre un envoi" }).click();
    const asked = dialog(page, "Suspendre un envoi");
    await asked.getByRole("combobox", { name: "Un canal" }).last().click();
    await page.getByRole("option", { name: "Numéro d’essai" }).click();
    await asked.getByLabel("Motif").fill("Panne de cuisine");
    await asked.getByRole("button", { name: "Suspendre un envoi" }).click();
    await page.getByRole("row", { name: /Numéro d’essai.*Panne de cuisine/ }).waitFor();
    await page.getByRole("tab", { name: "En attente" }).click();
    await page.getByText("Retenu par une suspension.").first().waitFor();
    await page.getByRole("tab", { name: "Suspensions" }).click();
    await page.getByRole("button", { name: "Lever" }).click();
    await dialog(page, "Lever la suspension").getByLabel("Motif").fill("Réparé");
    await dialog(page, "Lever la suspension").getByRole("button", { name: "Lever" }).click();
    await page.getByRole("heading", { name: "Aucune suspension" }).waitFor();
    // What holds the messages now is another thing, and said as well.
    await page.getByRole("tab", { name: "En attente" }).click();
    await page
      .getByText(/Le canal n’envoie pas/)
      .first()
      .waitFor();
  });
});

test("who may not read messages has no menu of them, and is told so at the address", async () => {
  await as("kitchen", "/messaging/conversations", async (page) => {
    await page
      .getByRole("alert")
      .getByText(/lire les conversations/)
      .waitFor();
    expect(await page.getByRole("link", { name: "Conversations" }).count()).toBe(0);
  });
});

test("on a phone a conversation is a page of its own, with the customer behind a button", async () => {
  await as(
    "owner",
    "/messaging/conversations",
    async (page) => {
      await page.getByRole("link", { name: /آمال/ }).click();
      await page.getByRole("heading", { level: 1, name: /آمال/ }).waitFor();
      await page.getByRole("log").getByText("السلام عليكم", { exact: true }).waitFor();
      await page.getByRole("button", { name: "الزبون" }).click();
      await page
        .getByRole("dialog", { name: "الزبون" })
        .getByText("+213", { exact: false })
        .waitFor();
      expect(await seriousViolations(page)).toEqual([]);
    },
    { locale: "ar", viewport: PHONE },
  );
});
