import { type ChildProcess, spawn } from "node:child_process";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { samplePicture } from "../../../scripts/graph/media-samples.ts";
import { findDeno } from "../../../scripts/stack/deno.ts";
import { functionsDir, projectRoot, vigieDir } from "../../../scripts/stack/paths.ts";
import { asOwner, call, resto, signIn, stack } from "./api.ts";

const identity = `f${randomBytes(8).toString("hex")}`;
const picture = samplePicture(24);
const asked: string[] = [];
let graph: Server;
let base = "";
let files: Record<string, (response: ServerResponse) => void> = {};

const send = (bytes: Uint8Array, type: string) => (response: ServerResponse) => {
  response.writeHead(200, { "content-type": type });
  response.end(bytes);
};

/** A Graph API of this test alone: ids become addresses here, and these answer what the test wants. */
beforeAll(async () => {
  graph = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const id = /^\/v[\d.]+\/(\w+)$/.exec(path)?.[1];
    if (id !== undefined) {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ url: `${base}/file/${id}`, mime_type: "image/png" }));
      return;
    }
    const serve = files[path.split("/").at(-1) ?? ""];
    if (serve) return serve(response);
    response.writeHead(404).end();
  });
  await new Promise<void>((done) => graph.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(graph.address() as AddressInfo).port}`;
  const [site] = await asOwner<{ id: string }>(
    "select id from public.sites where tenant_id = $1 order by code limit 1",
    [resto],
  );
  const [channel] = await asOwner<{ id: string }>(
    "select id from messaging.register_channel($1, $2, 'whatsapp', $3, null, 'Fichiers')",
    [resto, site?.id, identity],
  );
  await asOwner(
    "update public.channel_identities set api_base = $2, token_ref = 'META_TOKEN_DEMO' where id = $1",
    [channel?.id, base],
  );
});
afterAll(() => {
  graph.closeAllConnections();
  graph.close();
});

/** A customer sends a file; the id of its row comes back. */
const receive = async (name: string, media: object = {}): Promise<string> => {
  const item = {
    kind: "message",
    identity,
    id: `wamid.${randomUUID()}`,
    from: { wa_id: `2136${randomBytes(4).readUInt32BE() % 100_000_000}` },
    type: "image",
    at_ms: Date.now(),
    media: [{ kind: "image", media_id: name, ...media }],
  };
  await asOwner("select public.ingest_delivery($1)", [
    JSON.stringify({ source: "meta", channel: "whatsapp", items: [item] }),
  ]);
  const [row] = await asOwner<{ id: string }>(
    `select m.id from public.media as m
     join public.inbound_messages as i on i.id = m.message_id
     where i.provider_message_id = $1`,
    [item.id],
  );
  return row?.id ?? "";
};

const fetchDue = () =>
  call("/functions/v1/media-fetch", { key: null, token: stack.service_role_key, method: "POST" });

const stateOf = async (id: string) => {
  const [row] = await asOwner<Record<string, unknown>>(
    "select status, error_key, mime, size_bytes::int, attempts from public.media where id = $1",
    [id],
  );
  return row;
};

const open = (id: string, token?: string) =>
  call(`/functions/v1/media-file/${id}`, token === undefined ? {} : { token });

const hash = (bytes: ArrayBuffer | Uint8Array): string =>
  createHash("sha256").update(new Uint8Array(bytes)).digest("hex");

test("a picture is fetched, and whoever reads the conversation opens it for a minute", async () => {
  // The scheduler may come for it at any moment: it gets nothing before we have looked.
  const waiting: ServerResponse[] = [];
  files = { p1: (response) => void waiting.push(response) };
  const id = await receive("p1");
  expect((await open(id, await signIn("agent@resto"))).status).toBe(409);
  files = { p1: send(picture, "image/png") };
  for (const response of waiting) send(picture, "image/png")(response);
  expect((await fetchDue()).status).toBe(200);
  expect(await stateOf(id)).toMatchObject({ status: "STORED", mime: "image/png" });
  const opened = await open(id, await signIn("agent@resto"));
  expect(opened.status).toBe(200);
  const { url } = opened.body as { url: string };
  const response = await fetch(url);
  expect(response.headers.get("content-type")).toBe("image/png");
  expect(hash(await response.arrayBuffer())).toBe(hash(picture));
  expect((await fetch(url.replace(/token=.{20}/, "token=AAAAAAAAAAAAAAAAAAAA"))).status).toBe(400);
});

test("nobody else opens it: not another company, not another role, not without a session", async () => {
  files = { p2: send(picture, "image/png") };
  const id = await receive("p2");
  await fetchDue();
  for (const account of ["directeur@depot", "kitchen@resto", "stranger"]) {
    expect([account, (await open(id, await signIn(account))).status]).toEqual([account, 404]);
  }
  expect((await open(id)).status).toBe(401);
  expect((await open(id, stack.anon_key)).status).toBe(401);
  const [row] = await asOwner<{ path: string }>(
    "select storage_path as path from public.media where id = $1",
    [id],
  );
  const object = `/storage/v1/object/messaging-media/${row?.path}`;
  const agent = await signIn("agent@resto");
  for (const path of [object, object.replace("/object/", "/object/authenticated/")]) {
    expect((await call(path)).status).toBe(403);
    expect((await call(path, { token: agent })).status).toBe(403);
  }
});

test("a redirect into the network of the server is not followed, nor an address from outside", async () => {
  files = {
    p3: (response) => response.writeHead(302, { location: "http://169.254.169.254/latest" }).end(),
  };
  const moved = await receive("p3");
  const foreign = await receive("x", { media_id: null, url: "https://[::ffff:10.0.0.1]/a.png" });
  const unlisted = await receive("x", { media_id: null, url: "https://example.com/a.png" });
  await fetchDue();
  const refused = { status: "REFUSED", error_key: "url_blocked" };
  for (const id of [moved, foreign, unlisted]) expect(await stateOf(id)).toMatchObject(refused);
});

test("a page that is passed off as a picture is refused, and its bytes are nowhere", async () => {
  files = { p4: send(Buffer.from("<html><script>"), "image/png") };
  const id = await receive("p4");
  await fetchDue();
  expect(await stateOf(id)).toMatchObject({ status: "REFUSED", error_key: "type_refused" });
});

test("twice at once: each file is fetched once", async () => {
  files = { p5: send(picture, "image/png") };
  const ids = await Promise.all(Array.from({ length: 6 }, () => receive("p5")));
  asked.length = 0;
  await Promise.all([fetchDue(), fetchDue(), fetchDue()]);
  for (const id of ids) expect(await stateOf(id)).toMatchObject({ status: "STORED", attempts: 1 });
  expect(asked.filter((path) => path === "/file/p5")).toHaveLength(6);
});

/** The function in a process of its own, so that it can be killed. */
const startOwn = async (): Promise<{ readonly child: ChildProcess; readonly url: string }> => {
  const dir = join(functionsDir, "media-fetch");
  const port = 47_900 + Math.floor(Math.random() * 90);
  const child = spawn(
    findDeno(),
    ["run", "--no-prompt", "--no-lock", "--node-modules-dir=manual", "--cached-only"].concat(
      ["--allow-net", "--allow-env", `--allow-read=${projectRoot}`],
      [`--config=${join(dir, "deno.json")}`, join(dir, "index.ts")],
    ),
    {
      cwd: projectRoot,
      stdio: "ignore",
      env: {
        PATH: process.env.PATH,
        HOME: process.env.HOME,
        DENO_DIR: join(vigieDir, "deno"),
        DENO_SERVE_ADDRESS: `tcp:127.0.0.1:${port}`,
        SUPABASE_URL: stack.api_url,
        SUPABASE_SERVICE_ROLE_KEY: stack.service_role_key,
        VIGIE_GRAPH_URL: base,
        META_TOKEN_DEMO: "a-token",
        OUTBOUND_ALLOW_LOOPBACK: "true",
      },
    },
  );
  const url = `http://127.0.0.1:${port}/media-fetch`;
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined);
    if (answer) return { child, url };
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error("the function did not start");
};

test("killed half-way: the lease ends, another run fetches the file, and nothing is half there", async () => {
  let hasBegun: () => void = () => undefined;
  const begun = new Promise<void>((done) => {
    hasBegun = done;
  });
  files = {
    p6: (response) => {
      // Half of the file, and then nothing.
      response.writeHead(200, { "content-type": "image/png", "content-length": picture.length });
      response.write(picture.subarray(0, 20));
      hasBegun();
    },
  };
  const { child, url } = await startOwn();
  // Started before there is anything to fetch: the scheduler's own run must not come first.
  const id = await receive("p6");
  const headers = { authorization: `Bearer ${stack.service_role_key}` };
  const cut = fetch(url, { method: "POST", headers }).catch(() => "cut");
  await begun;
  child.kill("SIGKILL");
  expect(await cut).toBe("cut");
  expect(await stateOf(id)).toMatchObject({ status: "FETCHING", attempts: 1 });
  files = { p6: send(picture, "image/png") };
  await fetchDue();
  expect(await stateOf(id)).toMatchObject({ status: "FETCHING" });
  await asOwner("update public.media set next_attempt_at = now() where id = $1", [id]);
  await fetchDue();
  expect(await stateOf(id)).toMatchObject({
    status: "STORED",
    attempts: 2,
    size_bytes: picture.length,
  });
});

test("a file that is erased opens no more, and its bytes go", async () => {
  files = { p7: send(picture, "image/png") };
  const id = await receive("p7");
  await fetchDue();
  const agent = await signIn("agent@resto");
  const { url } = (await open(id, agent)).body as { url: string };
  await asOwner("select messaging.erase_media(array[$1]::uuid[], 'retention')", [id]);
  expect((await open(id, agent)).status).toBe(409);
  await asOwner("update messaging.media_erasures set due_at = now() where storage_path like $1", [
    `%/${id}`,
  ]);
  await fetchDue();
  expect((await fetch(url)).status).toBe(400);
});
