import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { stack } from "./support/api.ts";
import { launch, visiting } from "./support/browser.ts";
import { restaurateur, uniqueName } from "./support/lookout.ts";

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const { graph_url: graph } = stack as typeof stack & { readonly graph_url: string };

const simulate = async <Result>(path: string, body: object): Promise<Result> => {
  const response = await fetch(`${graph}/_sim${path}`, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  return (await response.json()) as Result;
};

/** Somebody new, so that the conversation is this test's alone. */
const meet = async (channel: string): Promise<{ readonly key: string; readonly name: string }> => {
  const name = uniqueName("Fichiers");
  const { key } = await simulate<{ key: string }>("/customers", { channel, name });
  return { key, name };
};

const send = (customer: string, message: object) =>
  simulate<{ id: string }>("/messages?wait=1", { customer, ...message });

const rowsOf = async <Row>(query: string): Promise<Row[]> => {
  const headers = { apikey: stack.secret_key };
  return (await (await fetch(`${stack.api_url}/rest/v1/${query}`, { headers })).json()) as Row[];
};

/** Pages and accounts do not tell the name of whoever writes. */
const conversationOf = async (key: string): Promise<string> => {
  const [, id] = key.split(":");
  const [identity] = await rowsOf<{ contact_id: string }>(
    `contact_identities?select=contact_id&value=eq.${id}`,
  );
  const [row] = await rowsOf<{ id: string }>(
    `conversations?select=id&contact_id=eq.${identity?.contact_id}`,
  );
  return row?.id ?? "";
};

const openConversation = async (page: Page, name: string): Promise<void> => {
  await page.getByText(name).first().click();
  await page.locator("article").first().waitFor();
};

const tile = (page: Page, text: string): Locator =>
  page.locator("article").filter({ hasText: text }).first();

const isDrawn = (picture: Locator): Promise<boolean> =>
  picture.evaluate((element) => (element as HTMLImageElement).naturalWidth > 0);

it("a picture is seen, a voice message is heard, a document is saved, a false one is named", async () => {
  const { key, name } = await meet("whatsapp");
  await send(key, { type: "image", caption: "la-photo" });
  await send(key, { type: "audio", voice: true });
  const pdf = Buffer.from("%PDF-1.7\n%%EOF").toString("base64");
  await send(key, {
    type: "document",
    data: pdf,
    mime: "application/pdf",
    filename: "recu.pdf",
  });
  const page64 = Buffer.from("<html><script>alert(1)</script>").toString("base64");
  await send(key, { type: "image", data: page64, mime: "image/png", caption: "la-fausse" });
  const path = `/messaging/conversations?q=${encodeURIComponent(name)}`;
  await visiting(browser, { email: restaurateur, path }, async (page) => {
    await openConversation(page, name);
    const picture = tile(page, "la-photo").locator("img");
    await picture.waitFor({ timeout: 40_000 });
    expect(await isDrawn(picture)).toBe(true);
    await page.getByRole("button", { name: "Écouter" }).click();
    await page.locator("audio[src^='blob:']").waitFor();
    const saving = page.waitForEvent("download");
    await page.getByRole("button", { name: "Télécharger" }).click();
    expect((await saving).suggestedFilename()).toBe("recu.pdf");
    const refused = tile(page, "la-fausse");
    await refused.getByText("Type de fichier non accepté.").waitFor();
    expect(await refused.locator("img").count()).toBe(0);
  });
});

it("a picture that the customer takes back is gone, and the conversation says why", async () => {
  const { key } = await meet("instagram");
  const { id } = await send(key, { type: "image" });
  const path = `/messaging/conversations/${await conversationOf(key)}`;
  await visiting(browser, { email: restaurateur, path, locale: "en" }, async (page) => {
    const picture = page.locator("article img");
    await picture.first().waitFor({ timeout: 40_000 });
    await send(key, { type: "delete", message: id });
    await page
      .getByText("The customer took it back: the file was erased.")
      .waitFor({ timeout: 40_000 });
    expect(await picture.count()).toBe(0);
  });
});
