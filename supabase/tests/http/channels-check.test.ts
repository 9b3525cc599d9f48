import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { readChannels } from "../../../scripts/channels/database.ts";
import { localSettings } from "../../../scripts/channels/options.ts";
import { refreshInstagram } from "../../../scripts/channels/refresh.ts";
import { exitCode, report } from "../../../scripts/channels/report.ts";
import { checkChannel, checkInstallation, runChecks } from "../../../scripts/channels/run.ts";
import type { Line, Settings } from "../../../scripts/channels/types.ts";
import { stack } from "./api.ts";

const local = localSettings(stack);
const whatsapp = "Saveurs Hydra (WhatsApp)";
const instagram = "Saveurs Hydra (Instagram)";
const ours = [whatsapp, instagram, "Saveurs Hydra (Messenger)"];
const dir = mkdtempSync(join(tmpdir(), "vigie-channels-"));

const simulate = async (method: string, path: string, body: object): Promise<unknown> => {
  const response = await fetch(`${stack.graph_url}/_sim${path}`, {
    method,
    body: JSON.stringify(body),
    headers: { "content-type": "application/json" },
  });
  return response.json();
};

let before: Record<string, unknown> = {};
const facts = [
  "token_valid",
  "token_expires_at",
  "token_scopes",
  "subscribed_fields",
  "number_status",
  "name_status",
  "quality_rating",
];

beforeAll(async () => {
  const state = (await (await fetch(`${stack.graph_url}/_sim/state`)).json()) as {
    settings: Record<string, unknown>;
  };
  before = Object.fromEntries(facts.map((name) => [name, state.settings[name]]));
  for (const customer of [
    "whatsapp:213550000001",
    "instagram:610000000000001",
    "messenger:710000000000001",
  ]) {
    await simulate("POST", "/messages?wait=1", { customer, type: "text", text: "Bonjour" });
  }
});
afterEach(async () => void (await simulate("PATCH", "/settings", before)));
afterAll(async () => {
  await atMeta(instagram, { note: true });
  rmSync(dir, { recursive: true, force: true });
});

/** Channels of other tests on this stack are none of ours. */
const check = async (over: Partial<Settings> = {}): Promise<readonly Line[]> =>
  (await runChecks({ ...local, ...over })).filter(
    ({ about }) => about === null || /^[a-z]+$/.test(about) || ours.includes(about),
  );

/** One channel, so that the limit for refused callers, which tests share, is left to the others. */
const one = async (name: string, over: Partial<Settings> = {}) => {
  const settings = { ...local, ...over };
  const channels = (await readChannels(local)) ?? [];
  return { settings, channels: channels.filter(({ display_name: own }) => own === name) };
};

const atMeta = async (name: string, over: Partial<Settings> = {}): Promise<readonly Line[]> => {
  const { settings, channels } = await one(name, over);
  return (await Promise.all(channels.map((channel) => checkChannel(settings, channel)))).flat();
};

const installation = async (over: Partial<Settings>): Promise<readonly Line[]> => {
  const { settings, channels } = await one(whatsapp, over);
  return checkInstallation(settings, channels);
};

const open = (lines: readonly Line[]): string[] =>
  lines.filter(({ state }) => state === "todo").map(({ about, check }) => `${about}: ${check}`);

test("on a stack that runs, with customers who wrote, nothing is to do", async () => {
  const lines = await check();
  expect(open(lines)).toEqual([]);
  expect(exitCode(lines)).toBe(0);
  expect(lines.length).toBeGreaterThan(40);
  const said = report(lines);
  for (const secret of [stack.meta_app_secret, stack.meta_verify_token, stack.secret_key]) {
    expect(said).not.toContain(secret);
  }
});

test.each([
  [
    "another app secret",
    { appSecrets: ["another secret of thirty-two c."] },
    "whatsapp: signed delivery",
  ],
  ["no app secret", { appSecrets: [] }, "null: app secret"],
  [
    "a rotation",
    { appSecrets: [stack.meta_app_secret, "another secret of thirty-two c."] },
    "null: app secret",
  ],
  ["another verify token", { verifyTokens: ["another"] }, "whatsapp: handshake"],
  ["no token of the channel", { tokens: {} }, `${whatsapp}: token`],
  ["functions elsewhere", { functionsUrl: "http://127.0.0.1:9/functions/v1" }, "null: functions"],
  [
    "a callback elsewhere",
    { functionsUrl: `${stack.functions_url}/.` },
    "whatsapp: webhook of the app",
  ],
  ["a clock that is off", { now: () => Date.now() + 600_000 }, "null: clocks"],
] satisfies [string, Partial<Settings>, string][])("%s is to do", async (_, over, line) => {
  const lines = await installation(over);
  expect(open(lines)).toContain(line);
  expect(lines.filter(({ state }) => state !== "ok").every(({ remedy }) => remedy)).toBe(true);
  expect(exitCode(lines)).toBe(1);
});

const inDays = (days: number): number => Math.floor(Date.now() / 1000) + days * 86_400;

test.each([
  ["a token that is void", { token_valid: false }, `${whatsapp}: token at Meta`],
  ["a token that ends soon", { token_expires_at: inDays(5) }, `${instagram}: end of the token`],
  ["a token that ended", { token_expires_at: inDays(-1) }, `${instagram}: end of the token`],
  ["an end that nobody noted", { token_expires_at: inDays(50) }, `${instagram}: end noted`],
  [
    "a permission that is missing",
    { token_scopes: ["pages_messaging"] },
    `${whatsapp}: permissions`,
  ],
  ["an account that no app listens to", { subscribed_fields: [] }, `${whatsapp}: subscription`],
  [
    "a field that is not subscribed",
    { subscribed_fields: ["messages"] },
    `${instagram}: subscription`,
  ],
  ["a number that is not registered", { number_status: "PENDING" }, `${whatsapp}: number or page`],
  ["a quality that fell", { quality_rating: "RED" }, `${whatsapp}: quality`],
  ["a name that was declined", { name_status: "DECLINED" }, `${whatsapp}: display name`],
])("what Meta says: %s is to do", async (_, change, line) => {
  await simulate("PATCH", "/settings", change);
  expect(open(await atMeta(line.split(":")[0] ?? ""))).toContain(line);
});

test("a token of another app, and a project that does not open, are to do", async () => {
  expect(open(await atMeta(whatsapp, { appId: "12345" }))).toContain(`${whatsapp}: token at Meta`);
  expect(open(await check({ secretKey: "sb_secret_unknown" }))).toEqual(["null: channels"]);
});

test("a 60-day token of Instagram is exchanged into a file, and the channel knows its new end", async () => {
  const file = join(dir, "tokens.env");
  await simulate("PATCH", "/settings", { token_expires_at: inDays(5) });
  expect(open(await atMeta(instagram, { note: true }))).not.toContain(`${instagram}: end noted`);
  const lines = await refreshInstagram(local, stack.graph_url, file);
  expect(lines.find(({ about }) => about === instagram)).toMatchObject({ state: "ok" });
  expect(lines.at(-1)?.remedy).toContain("supabase secrets set --env-file");
  expect(readFileSync(file, "utf8")).toMatch(/^META_TOKEN_DEMO=refreshed-\d+$/m);
  expect(statSync(file).mode & 0o077).toBe(0);
  expect(JSON.stringify(lines)).not.toContain("refreshed-");
  await simulate("PATCH", "/settings", { token_expires_at: inDays(60) });
  expect(open(await atMeta(instagram))).not.toContain(`${instagram}: end noted`);
  await simulate("PATCH", "/settings", { token_valid: false });
  const refused = await refreshInstagram(local, stack.graph_url, file);
  expect(refused.find(({ about }) => about === instagram)).toMatchObject({ state: "todo" });
});
