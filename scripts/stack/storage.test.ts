import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { supabaseStore } from "../../supabase/functions/_shared/media-store.ts";
import { readProjectConfig } from "./project-config.ts";
import { signJwt } from "./secrets.ts";
import { startStorage } from "./storage.ts";
import { testSecrets } from "./test-secrets.ts";

const dir = mkdtempSync(join(tmpdir(), "vigie-storage-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const storage = startStorage({ dir, secrets: testSecrets, buckets: readProjectConfig().buckets });
const send: typeof fetch = async (input, init) => storage.fetch(new Request(input as string, init));
const store = supabaseStore("http://s", { apikey: testSecrets.secretKey }, send);
const bytes = Uint8Array.from([1, 2, 3]);

test("what the functions' adapter puts is opened by a link, saved where a name is asked", async () => {
  expect((await store.put("t/one", bytes, "image/png")).error).toBeNull();
  const link = await store.sign("t/one", 60);
  const opened = await send(link.data ?? "");
  expect(opened.headers.get("content-type")).toBe("image/png");
  expect(new Uint8Array(await opened.arrayBuffer())).toEqual(bytes);
  const saved = await send((await store.sign("t/one", 60, "reçu d'achat.pdf")).data ?? "");
  expect(saved.headers.get("content-disposition")).toContain("re%C3%A7u");
});

test("a link opens one file, for its time, and is made by nobody else", async () => {
  await store.put("t/two", bytes, "image/png");
  const { pathname, search } = new URL((await store.sign("t/one", 60)).data ?? "");
  const other = `http://s${pathname.replace("one", "two")}${search}`;
  expect((await send(other)).status).toBe(400);
  expect((await send((await store.sign("t/one", -1)).data ?? "")).status).toBe(400);
  const url = "messaging-media/t/one";
  const forged = signJwt({ url, exp: 9_999_999_999 }, "another secret");
  expect((await send(`http://s/storage/v1/object/sign/${url}?token=${forged}`)).status).toBe(400);
});

test("what is taken away is gone for links too, and taking it away twice is no fault", async () => {
  const link = (await store.sign("t/one", 60)).data ?? "";
  for (const _ of [1, 2]) expect((await store.remove(["t/one"])).error).toBeNull();
  expect((await send(link)).status).toBe(400);
  expect((await store.sign("t/one", 60)).error).not.toBeNull();
});

test("the service alone enters, and only into buckets of the configuration", async () => {
  const user = signJwt({ role: "authenticated", exp: 9_999_999_999 }, testSecrets.jwtSecret);
  for (const headers of [
    {},
    { apikey: testSecrets.publishableKey },
    { apikey: testSecrets.publishableKey, authorization: `Bearer ${user}` },
    { apikey: testSecrets.secretKey, authorization: `Bearer ${user}` },
  ]) {
    const stranger = supabaseStore("http://s", headers, send);
    expect((await stranger.put("t/x", bytes, "image/png")).error).toEqual({ status: 403 });
    expect((await stranger.sign("t/two", 60)).error).toEqual({ status: 403 });
    expect((await stranger.remove(["t/two"])).error).toEqual({ status: 403 });
  }
  const init = { method: "POST", body: "x", headers: { apikey: testSecrets.secretKey } };
  expect((await send("http://s/storage/v1/object/other/x", init)).status).toBe(400);
  expect((await send("http://s/storage/v1/object/messaging-media/t/two")).status).toBe(403);
});
