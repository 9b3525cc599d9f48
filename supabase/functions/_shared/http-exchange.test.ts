import { createServer, type Socket } from "node:net";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import { nodeNetwork, startReceiver } from "../notify/test-network.ts";
import { httpExchange } from "./http-exchange.ts";
import { readReply } from "./http-reply.ts";
import type { Network } from "./outbound-connection.ts";

// Generous where an answer is expected: a busy machine is no defect. Short where none comes.
const limits = { connectMs: 5_000, totalMs: 15_000 };
const short = { connectMs: 300, totalMs: 500 };
const local = { allowLoopback: true };
const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const rawServer = async (
  answer: (socket: Socket, request: string, count: number) => void,
): Promise<{ readonly url: string; readonly connections: () => number }> => {
  let connections = 0;
  let requests = 0;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("data", (data) => {
      requests += 1;
      answer(socket, data.toString(), requests);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  closers.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  const port = typeof address === "object" ? address?.port : 0;
  return { url: `http://127.0.0.1:${port}/x`, connections: () => connections };
};

const ask = (url: string, over: object = {}) => ({
  method: "POST" as const,
  url,
  headers: { "x-a": "1\r\nx-b: 2" },
  body: '{"text":"été 🍕"}',
  maxBytes: 1_000,
  ...over,
});
const ok = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok";
const bodyText = (body: Uint8Array | undefined): string => new TextDecoder().decode(body);

test("the body arrives byte for byte, a header cannot smuggle another, the answer is read", async () => {
  const receiver = await startReceiver((_, response) => {
    response.setHeader("retry-after", "7");
    response.statusCode = 429;
    response.end("später");
  });
  closers.push(receiver.close);
  const { reply } = await httpExchange(nodeNetwork(), local, limits)(ask(receiver.url));
  expect([reply?.status, reply?.headers.get("retry-after"), bodyText(reply?.body)]).toEqual([
    429,
    "7",
    "später",
  ]);
  expect(receiver.received[0]?.body).toBe('{"text":"été 🍕"}');
  expect(receiver.received[0]?.headers["x-b"]).toBeUndefined();
});

test("a line is used again while it is good, and never after it was closed", async () => {
  const server = await rawServer((socket, _request, count) => {
    socket.write(ok);
    if (count === 2) socket.end();
  });
  const exchange = httpExchange(nodeNetwork(), local, limits);
  expect((await exchange(ask(server.url))).reply?.status).toBe(200);
  expect((await exchange(ask(server.url))).reply?.status).toBe(200);
  expect(server.connections()).toBe(1);
  await new Promise((done) => setTimeout(done, 100));
  expect((await exchange(ask(server.url))).reply?.status).toBe(200);
  expect(server.connections()).toBe(2);
});

test("an idle line is given up before the other side would", async () => {
  let now = 0;
  const server = await rawServer((socket) => socket.write(ok));
  const exchange = httpExchange(nodeNetwork(), local, limits, () => now);
  await exchange(ask(server.url));
  now = 3_000;
  await exchange(ask(server.url));
  expect(server.connections()).toBe(2);
});

test("nobody listens, no such name, refused addresses: nothing was sent", async () => {
  const { url } = await rawServer(() => undefined);
  await closers.splice(0)[0]?.();
  const exchange = httpExchange(nodeNetwork(), local, limits);
  expect((await exchange(ask(url))).error).toEqual({ isSent: false, reason: "network" });
  const nameless = httpExchange(
    nodeNetwork(async () => []),
    local,
    limits,
  );
  expect((await nameless(ask("https://nowhere.example/"))).error).toEqual({
    isSent: false,
    reason: "url_unresolvable",
  });
  const inside = httpExchange(
    nodeNetwork(async () => ["169.254.169.254"]),
    local,
    limits,
  );
  expect((await inside(ask("https://metadata.example/"))).error).toEqual({
    isSent: false,
    reason: "url_address_refused",
  });
});

test("cut or silent after the request left: sent, and nobody knows", async () => {
  const cut = await rawServer((socket) => socket.destroy());
  const silent = await rawServer(() => undefined);
  const half = await rawServer((socket) =>
    socket.end("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nx"),
  );
  const results = await Promise.all([
    httpExchange(nodeNetwork(), local, limits)(ask(cut.url)),
    httpExchange(nodeNetwork(), local, short)(ask(silent.url)),
    httpExchange(nodeNetwork(), local, limits)(ask(half.url)),
  ]);
  expect(results.map(({ error }) => error)).toEqual([
    { isSent: true, reason: "network" },
    { isSent: true, reason: "timeout" },
    { isSent: true, reason: "network" },
  ]);
});

test("what was given up while it connected does not leave afterwards", async () => {
  const writes: unknown[] = [];
  const slow: Network = {
    resolve: async () => {
      await new Promise((done) => setTimeout(done, 250));
      return ["127.0.0.1"];
    },
    connect: async () => ({
      readable: new ReadableStream<Uint8Array>(),
      writable: new WritableStream<Uint8Array>({ write: (chunk) => void writes.push(chunk) }),
      close: () => undefined,
    }),
  };
  const exchange = httpExchange(slow, local, { connectMs: 500, totalMs: 100 });
  const { error } = await exchange(ask("http://localhost:9/"));
  expect(error).toEqual({ isSent: false, reason: "timeout" });
  await new Promise((done) => setTimeout(done, 400));
  expect(writes).toEqual([]);
});

const parse = (text: string, cuts: readonly number[], maxBytes = 10_000) => {
  const bytes = new TextEncoder().encode(text);
  const edges = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b);
  const pieces = [...edges, bytes.length].map((end, index) =>
    bytes.slice(index === 0 ? 0 : edges[index - 1], end),
  );
  return readReply(async () => pieces.shift() ?? null, maxBytes);
};

test("an answer is the same however it is cut into pieces", async () => {
  const chunked =
    "HTTP/1.1 103 Early\r\nlink: x\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" +
    "4\r\nabcd\r\nA;x=y\r\n0123456789\r\n0\r\ntrailer: t\r\n\r\n";
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(300), { maxLength: 12 }), async (cuts) => {
      const reply = await parse(chunked, cuts);
      expect([reply.status, bodyText(reply.body), reply.isReusable]).toEqual([
        200,
        "abcd0123456789",
        true,
      ]);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["SSH-2.0-OpenSSH\r\n\r\n", "response_invalid"],
  [`HTTP/1.1 200 OK\r\nx: ${"a".repeat(40_000)}`, "response_invalid"],
  ["HTTP/1.1 200 OK\r\nno header\r\n\r\n", "response_invalid"],
  ["HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n", "response_invalid"],
  ["HTTP/1.1 200 OK\r\ncontent-length: 99999\r\n\r\n", "response_too_large"],
  ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffff\r\n", "response_too_large"],
  ["HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n", "response_invalid"],
  [`HTTP/1.1 200 OK\r\n\r\n${"b".repeat(20_000)}`, "response_too_large"],
  ["", "network"],
])("%s is no answer", async (text, reason) => {
  await expect(parse(text, [])).rejects.toMatchObject({ reason });
});
