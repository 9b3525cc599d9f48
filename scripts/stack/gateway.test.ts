import { createServer, get, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { noFunctions } from "./functions.ts";
import { startGateway } from "./gateway.ts";
import { signJwt } from "./secrets.ts";
import { testSecrets } from "./test-secrets.ts";

const secrets = testSecrets;
const { jwtSecret } = secrets;
const apikey = secrets.publishableKey;

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return (server.address() as AddressInfo).port;
};

const bodyOf = async (incoming: IncomingMessage): Promise<string> => {
  incoming.setEncoding("utf8");
  let body = "";
  for await (const chunk of incoming) body += String(chunk);
  return body;
};

/** Says what reached it, in the manner of PostgREST. */
const upstream = createServer(async (incoming, outgoing) => {
  const body = await bodyOf(incoming);
  if (incoming.url === "/refused") {
    outgoing.writeHead(401, {
      "content-type": "application/json",
      "www-authenticate": 'Bearer error="invalid_token"',
    });
    outgoing.end('{"code":"PGRST301","message":"JWT expired"}');
    return;
  }
  outgoing.writeHead(206, {
    "content-range": "0-0/17",
    "access-control-allow-origin": "http://upstream",
  });
  outgoing.end(
    JSON.stringify({ url: incoming.url, method: incoming.method, headers: incoming.headers, body }),
  );
});

let gateway: Server;
let api = "";
let upstreamPort = 0;

beforeAll(async () => {
  upstreamPort = await listen(upstream);
  const auth = {
    fetch: async (request: Request) =>
      Response.json({
        path: new URL(request.url).pathname,
        authorization: request.headers.get("authorization"),
      }),
    close: async () => undefined,
  };
  const functions = {
    ...noFunctions,
    has: (name: string) => ["open", "closed", "broken", "inbound"].includes(name),
    verifiesJwt: (name: string) => name === "closed",
    portOf: async (name: string) => (name === "broken" ? 1 : upstreamPort),
  };
  gateway = await startGateway({
    port: 0,
    secrets,
    rest: upstreamPort,
    auth,
    storage: auth,
    functions,
    isHealthy: async () => true,
  });
  api = `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`;
});
afterAll(() => {
  gateway.closeAllConnections();
  gateway.close();
  upstream.close();
});

type Echo = { url: string; method: string; body: string; headers: Record<string, string> };
const echo = async (path: string, init?: RequestInit): Promise<Echo> =>
  (await (await fetch(`${api}${path}`, init)).json()) as Echo;

test("the publishable key becomes anon's token, and stays at the gateway", async () => {
  const { url, headers } = await echo("/rest/v1/tenants?select=id", { headers: { apikey } });
  expect(url).toBe("/tenants?select=id");
  expect(headers.authorization).toBe(`Bearer ${secrets.anonKey}`);
  expect(headers.apikey).toBeUndefined();
});

test("a user's token passes through", async () => {
  const { headers } = await echo("/rest/v1/tenants", {
    headers: { apikey, authorization: "Bearer u.s.er" },
  });
  expect(headers.authorization).toBe("Bearer u.s.er");
});

test("method, body and the answer's headers pass through", async () => {
  const body = JSON.stringify({ text: "é".repeat(100_000) });
  const response = await fetch(`${api}/rest/v1/rpc/x`, {
    method: "POST",
    body,
    headers: { apikey },
  });
  expect(response.status).toBe(206);
  expect(response.headers.get("content-range")).toBe("0-0/17");
  expect(response.headers.get("access-control-allow-origin")).toBe("*");
  expect(((await response.json()) as Echo).body).toBe(body);
});

test("an error of PostgREST arrives unchanged", async () => {
  const response = await fetch(`${api}/rest/v1/refused`, { headers: { apikey } });
  expect(response.status).toBe(401);
  expect(response.headers.get("www-authenticate")).toBe('Bearer error="invalid_token"');
  expect(await response.text()).toBe('{"code":"PGRST301","message":"JWT expired"}');
});

test("no key and a wrong key are 401 with a key, a sentence and a remedy", async () => {
  const response = await fetch(`${api}/rest/v1/tenants`);
  expect(response.status).toBe(401);
  expect(response.headers.get("sb-error-code")).toBe("UNAUTHORIZED_MISSING_API_KEY");
  expect(await response.json()).toEqual({
    code: "401",
    message: "api_key_missing",
    details: expect.any(String),
    hint: expect.any(String),
  });
  expect((await fetch(`${api}/auth/v1/user`, { headers: { apikey: "wrong" } })).status).toBe(401);
});

test("the description of the API is for secret keys only", async () => {
  for (const path of ["/rest/v1/", "/rest/v1", "/rest/v1/?x=1"]) {
    expect((await fetch(`${api}${path}`, { headers: { apikey } })).status).toBe(401);
    expect((await fetch(`${api}${path}`, { headers: { apikey: secrets.secretKey } })).status).toBe(
      206,
    );
  }
});

test("a preflight is answered for every origin, without a key", async () => {
  const response = await fetch(`${api}/rest/v1/tenants`, {
    method: "OPTIONS",
    headers: { "access-control-request-headers": "apikey,x-client-info" },
  });
  expect(response.status).toBe(204);
  expect(response.headers.get("access-control-allow-headers")).toBe("apikey,x-client-info");
});

test("Auth gets users' tokens only, and its links need no key", async () => {
  const keyed = { apikey, authorization: `Bearer ${apikey}` };
  expect(await echo("/auth/v1/token", { headers: keyed })).toEqual({
    path: "/auth/v1/token",
    authorization: null,
  });
  const user = { apikey, authorization: "Bearer u.s.er" };
  expect(await echo("/auth/v1/user", { headers: user })).toMatchObject({
    authorization: "Bearer u.s.er",
  });
  expect((await fetch(`${api}/auth/v1/verify?token=x`)).status).toBe(200);
});

test("a path that climbs out of the keyless ones needs a key", async () => {
  const url = new URL(api);
  const status = await new Promise<number | undefined>((done, fail) => {
    // fetch would shorten the path before it is sent.
    const path = "/auth/v1/.well-known/../admin/users";
    get({ host: url.hostname, port: url.port, path }, (answer) => {
      answer.resume();
      done(answer.statusCode);
    }).once("error", fail);
  });
  expect(status).toBe(401);
});

test("a function that verifies nothing needs no key: senders of webhooks have none", async () => {
  const { url, body } = await echo("/functions/v1/open/deep?x=1", { method: "POST", body: "raw" });
  expect(url).toBe("/open/deep?x=1");
  expect(body).toBe("raw");
});

test("a function that verifies wants a living JWT: an opaque key is none", async () => {
  const status = async (token: string): Promise<number> =>
    (await fetch(`${api}/functions/v1/closed`, { headers: { authorization: `Bearer ${token}` } }))
      .status;
  expect((await fetch(`${api}/functions/v1/closed`, { headers: { apikey } })).status).toBe(401);
  expect(await status(apikey)).toBe(401);
  expect(await status(signJwt({ role: "anon", exp: 1_000 }, jwtSecret))).toBe(401);
  expect(await status(secrets.anonKey)).toBe(206);
});

test("a function refuses a secret key from a browser too", async () => {
  const headers = { apikey: secrets.secretKey, origin: "https://vigie.example" };
  expect((await fetch(`${api}/functions/v1/open`, { headers })).status).toBe(401);
});

test("what is down is 503 with a remedy, what does not exist 404", async () => {
  const down = await fetch(`${api}/functions/v1/broken`);
  expect(down.status).toBe(503);
  expect(await down.json()).toMatchObject({
    message: "service_unavailable",
    hint: expect.any(String),
  });
  expect((await fetch(`${api}/functions/v1/nothing`)).status).toBe(404);
  expect((await fetch(`${api}/realtime/v1/socket`)).status).toBe(404);
  expect((await fetch(`${api}/healthz`)).status).toBe(200);
});

test("the bare paths of the original reach the function inbound, aliases included", async () => {
  for (const name of ["whatsapp", "wa-incoming-v16"]) {
    const { url } = await echo(`/v1/inbound/${name}?hub.mode=subscribe`);
    expect(url).toBe(`/inbound/v1/inbound/${name}?hub.mode=subscribe`);
  }
});

test("a function learns from the gateway who called, behind whatever the caller claims", async () => {
  const { headers } = await echo("/functions/v1/open", {
    headers: { "x-forwarded-for": "198.51.100.7" },
  });
  expect(headers["x-forwarded-for"]).toBe("198.51.100.7, 127.0.0.1");
});
