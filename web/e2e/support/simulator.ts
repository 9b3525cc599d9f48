import { randomUUID } from "node:crypto";
import type { Locator, Page } from "playwright-core";
import { stack } from "./api.ts";
import { uniqueName } from "./lookout.ts";

export const CHANNELS = ["whatsapp", "instagram", "messenger"] as const;
export type Channel = (typeof CHANNELS)[number];

export const phone = (page: Page): Locator => page.getByTestId("phone").first();
export const bubbles = (page: Page, from: "customer" | "business"): Locator =>
  phone(page).locator(`[data-testid=bubble][data-from=${from}]`);
export const openApp = (page: Page, channel: Channel): Promise<void> =>
  phone(page).getByTestId(`app-${channel}`).click();

export async function write(page: Page, text: string): Promise<void> {
  await phone(page).getByRole("textbox").fill(text);
  await phone(page).getByRole("textbox").press("Enter");
}

/** The first phone goes to somebody whom other tests leave alone. */
export async function takePhone(page: Page, name: string, label = "Client"): Promise<void> {
  await phone(page).waitFor();
  await page.getByLabel(label).first().click();
  await page.getByRole("option", { name }).click();
}

export interface Newcomer {
  name: string;
  /** What the networks call this person, and what the stand-in does. */
  ids: Record<Channel, string>;
}

/** Somebody who never wrote before, with a phone that has the three apps. */
export async function newcomer(): Promise<Newcomer> {
  const name = uniqueName("Nour");
  const person = randomUUID();
  const ids = await Promise.all(
    CHANNELS.map(async (channel) => {
      const { id } = await call<{ id: string }>("/customers", { channel, name, person });
      return [channel, id] as const;
    }),
  );
  return { name, ids: Object.fromEntries(ids) as Newcomer["ids"] };
}

async function call<Result>(path: string, body?: unknown): Promise<Result> {
  const response = await fetch(`${stack.graph_url}/_sim${path}`, {
    ...(body === undefined
      ? {}
      : {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        }),
  });
  if (!response.ok) throw new Error(`${path} answered ${String(response.status)}`);
  return (await response.json()) as Result;
}

export interface Exchange {
  kind: "webhook" | "graph";
  customer: string | null;
  url?: string;
  method?: string;
  path?: string;
  body: string;
  status: number;
}

/** What was on the wire for one customer, the oldest first. */
export async function wireOf(channel: Channel, id: string): Promise<Exchange[]> {
  const { journal } = await call<{ journal: Exchange[] }>("/state");
  return journal.filter(({ customer }) => customer === `${channel}:${id}`);
}
